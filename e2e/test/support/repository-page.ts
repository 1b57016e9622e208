import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from './repository.ts';

/** A file that a page shows for users to copy. */
export interface ShownFile {
  readonly page: string;
  readonly path: string;
}

const REPOSITORY = 'docs/repository.md';
const PULL_REQUESTS = 'docs/how-to/check-pull-requests.md';

/** The jobs that check every push. */
export const GITHUB_FILE: ShownFile = { page: REPOSITORY, path: '.github/workflows/network.yml' };
export const GITLAB_FILE: ShownFile = { page: REPOSITORY, path: '.gitlab-ci.yml' };

/** The jobs that post the plan as a comment. */
export const PULL_REQUEST_FILES = {
  github: { page: PULL_REQUESTS, path: '.github/workflows/pull-request.yml' },
  forgejo: { page: PULL_REQUESTS, path: '.forgejo/workflows/pull-request.yml' },
  gitlab: { page: PULL_REQUESTS, path: '.gitlab-ci.yml' },
} as const satisfies Readonly<Record<string, ShownFile>>;

const pages = new Map(
  await Promise.all(
    [REPOSITORY, PULL_REQUESTS].map(
      async (page) => [page, await readFile(join(ROOT, page), 'utf8')] as const,
    ),
  ),
);

/** The text of a file. */
export function shownFile({ page, path }: ShownFile): string {
  const blocks = (pages.get(page) ?? '').matchAll(/^```yaml (\S+)\n(.*?)^```$/gms);
  const [, , text] = [...blocks].find(([, name]) => name === path) ?? [];
  if (text === undefined) throw new Error(`${page} shows no file ${path}`);
  return text;
}

interface ShownStep {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** The steps of the job `network`. */
export function stepsIn(file: ShownFile): readonly ShownStep[] {
  // the page is our own, and the tests fail where a file of it does not have this shape
  const { jobs } = load(shownFile(file)) as {
    readonly jobs: { readonly network: { readonly steps: readonly ShownStep[] } };
  };
  return jobs.network.steps;
}

/** The scripts of a workflow, in order. */
export function githubScripts(file: ShownFile = GITHUB_FILE): readonly string[] {
  return stepsIn(file).flatMap(({ run }) => run ?? []);
}

interface ShownJob {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string | number>>;
}

/** The job `network` of GitLab. */
export function gitlabJob(file: ShownFile = GITLAB_FILE): ShownJob {
  const { network } = load(shownFile(file)) as { readonly network: ShownJob };
  return network;
}
