import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { ROOT } from './repository.ts';
import { runHere } from './run-here.ts';

export interface PublishRun {
  /** oci://host/path, and names of charts. */
  readonly args: readonly string[];
  /** The folder for what it writes, and its home. */
  readonly out: string;
  /** The checkout whose command it is. */
  readonly root?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In a process of its own: to Jest's realm, an error of Node's own is none, and another message comes of it. */
  readonly apart?: boolean;
  /** Ends it at once, as `kill -9` does. */
  readonly kill?: AbortSignal;
}

export interface Published {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `netloom publish` to its end, as somebody who has never logged in anywhere. */
export async function publish({
  args,
  out,
  root = ROOT,
  input = '',
  env = {},
  apart = false,
  kill,
}: PublishRun): Promise<Published> {
  await mkdir(out, { recursive: true });
  const words = ['publish', ...args, '--out', out];
  const variables = { ...emptyHome(out), ...env };
  if (root === ROOT && input === '' && !apart && kill === undefined) {
    const { code, stdout, stderr } = await runHere(words, variables);
    return { code, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
  }
  const command = [join(root, 'packages/cli/bin/netloom.js'), ...words];
  const { exitCode, stdout, stderr } = await execa(process.execPath, command, {
    cwd: root,
    reject: false,
    input,
    env: variables,
    killSignal: 'SIGKILL',
    ...(kill === undefined ? {} : { cancelSignal: kill }),
  });
  return { code: exitCode, stdout, stderr };
}

/** A folder of its own, in a scratch folder, for what a run writes. */
export async function freshOut(scratch: string): Promise<string> {
  return mkdtemp(join(scratch, 'out-'));
}

/** What release.json says of one field, by chart. */
export async function released(out: string, field: string): Promise<Readonly<Record<string, unknown>>> {
  const { charts } = JSON.parse(await readFile(join(out, 'release.json'), 'utf8')) as {
    readonly charts: readonly (Readonly<Record<string, unknown>> & { readonly chart: string })[];
  };
  return Object.fromEntries(charts.map((chart) => [chart.chart, chart[field]] as const));
}

/** Helm is found where it was fetched to, and nothing else of the person's home is. */
function emptyHome(out: string): Readonly<Record<string, string>> {
  const { HOME = '', XDG_CACHE_HOME = join(HOME, '.cache') } = process.env;
  const none = join(out, 'nobody');
  return { HOME: none, DOCKER_CONFIG: none, HELM_CONFIG_HOME: none, XDG_CACHE_HOME };
}
