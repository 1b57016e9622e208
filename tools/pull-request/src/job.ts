import { globSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Forge } from './forge/forge.ts';
import { githubForge, gitlabForge } from './forge/forges.ts';
import { field, numberAt, textAt } from './json.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a runner says about its job, and what the job is to do. */
export interface Job {
  /** Network files, or folders with a network.yaml. */
  readonly networks: readonly string[];
  /** The branch that the pull request is for, or a commit of it; null where there is none, and nothing to compare with. */
  readonly base: string | null;
  /** Where the comment goes; null where there is no pull request, no token, or no comment is asked for. */
  readonly forge: Forge | null;
  /** Whether findings are printed for GitHub's annotations, which Forgejo reads as plain lines. */
  readonly annotates: boolean;
  /** Whether generated/ is compared as well. */
  readonly build: boolean;
  /** A file to write. */
  readonly sarif: string | null;
  /** A file that the runner shows as the summary of the job. */
  readonly summary: string | null;
}

/** Reads the variables of a runner of GitHub, Forgejo or GitLab, and those that begin with `NETLOOM_`. */
export async function readJob(env: Environment): Promise<Job> {
  const stated = (name: string): string | null => {
    const text = env[name]?.trim() ?? '';
    return text === '' ? null : text;
  };
  const isGitlab = stated('GITLAB_CI') !== null;
  const pull = isGitlab ? mergeRequest(env) : await pullRequest(stated('GITHUB_EVENT_PATH'));
  const token = stated('NETLOOM_TOKEN');
  const comments = stated('NETLOOM_COMMENT') !== 'false';
  const forge = { env, token: token ?? '', number: pull?.number ?? 0 };
  return {
    networks: networksOf(stated('NETLOOM_NETWORKS')),
    base: stated('NETLOOM_BASE') ?? pull?.base ?? null,
    forge:
      token === null || !comments || pull === null
        ? null
        : isGitlab
          ? gitlabForge(forge)
          : githubForge(forge),
    annotates: !isGitlab,
    build: stated('NETLOOM_BUILD') === 'true',
    sarif: stated('NETLOOM_SARIF'),
    summary: stated('GITHUB_STEP_SUMMARY'),
  };
}

/** One on each line; without any, the network.yaml of the working folder, or all below networks/. */
function networksOf(text: string | null): readonly string[] {
  const named = (text ?? '').split('\n').flatMap((line) => line.trim() || []);
  if (named.length > 0) return named;
  if (statSync('network.yaml', { throwIfNoEntry: false })?.isFile() === true) return ['network.yaml'];
  return globSync('networks/*/network.yaml')
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}

/** The file of a network: its path, or that of a network.yaml in it. */
export function fileOf(network: string): string {
  const isFolder = statSync(network, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? join(network, 'network.yaml').replaceAll('\\', '/') : network;
}

interface PullRequest {
  readonly number: number;
  readonly base: string;
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request */
async function pullRequest(event: string | null): Promise<PullRequest | null> {
  if (event === null) return null;
  const text = await readFile(event, 'utf8');
  const pull = field(JSON.parse(text), 'pull_request');
  const [number, base] = [numberAt(pull, 'number'), textAt(field(pull, 'base'), 'sha')];
  return number === null || base === null ? null : { number, base };
}

/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
function mergeRequest({
  CI_MERGE_REQUEST_IID: number,
  CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
}: Environment): PullRequest | null {
  return number === undefined || base === undefined ? null : { number: Number(number), base };
}
