import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from './repository.ts';

export const GITHUB_FILE = '.github/workflows/network.yml';
export const GITLAB_FILE = '.gitlab-ci.yml';

/** The workflow that docs/plan.md shows. */
export const PLAN_FILE = '.github/workflows/plan.yml';

const [repository, plan] = await Promise.all(
  ['docs/repository.md', 'docs/plan.md'].map((path) => readFile(join(ROOT, path), 'utf8')),
);

/** A file that docs/repository.md or docs/plan.md shows. */
export function shownFile(path: string): string {
  const page = (path === PLAN_FILE ? plan : repository) ?? '';
  const blocks = page.matchAll(/^```yaml (\S+)\n(.*?)^```$/gms);
  const [, , text] = [...blocks].find(([, name]) => name === path) ?? [];
  if (text === undefined) throw new Error(`no page shows the file ${path}`);
  return text;
}

/** The scripts of the workflow for GitHub, in order. */
export function githubScripts(): readonly string[] {
  // the page is our own, and the tests fail where a file of it does not have this shape
  const { jobs } = load(shownFile(GITHUB_FILE)) as {
    readonly jobs: { readonly network: { readonly steps: readonly { readonly run?: string }[] } };
  };
  return jobs.network.steps.flatMap(({ run }) => run ?? []);
}

/** The scripts of the job for GitLab, in order. */
export function gitlabScripts(): readonly string[] {
  const { network } = load(shownFile(GITLAB_FILE)) as {
    readonly network: { readonly script: readonly string[] };
  };
  return network.script;
}
