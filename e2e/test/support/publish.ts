import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHARTS } from '@netloom/umbrella';
import { execa } from 'execa';
import { bundledCommand } from './bundled-command.ts';
import { ROOT } from './repository.ts';
import { runInProcess } from './run-in-process.ts';

export interface PublishOptions {
  /** oci://host/path, and names of charts. */
  readonly args: readonly string[];
  /** The folder for its output, and its home. */
  readonly out: string;
  /** The checkout whose command is run. */
  readonly root?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Ends it at once, as `kill -9` does. */
  readonly kill?: AbortSignal;
}

export interface PublishResult {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `netloom publish` to its end, for a user without any login. */
export async function publish({
  args,
  out,
  root = ROOT,
  input = '',
  env = {},
  kill,
}: PublishOptions): Promise<PublishResult> {
  await mkdir(out, { recursive: true });
  const commandLine = ['publish', ...args, '--out', out];
  const variables = { ...emptyHome(out), ...env };
  if (root === ROOT && input === '' && kill === undefined) {
    const { code, stdout, stderr } = await runInProcess(commandLine, variables);
    return { code, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
  }
  const command = root === ROOT ? await bundledCommand() : join(root, 'packages/cli/bin/netloom.js');
  const { exitCode, stdout, stderr } = await execa(process.execPath, [command, ...commandLine], {
    cwd: root,
    reject: false,
    input,
    env: variables,
    killSignal: 'SIGKILL',
    ...(kill === undefined ? {} : { cancelSignal: kill }),
  });
  return { code: exitCode, stdout, stderr };
}

/** A new folder, in a scratch folder, for the output of a run. */
export async function freshOut(scratch: string): Promise<string> {
  return mkdtemp(join(scratch, 'out-'));
}

/** One field of release.json, by chart. */
export async function released(out: string, field: string): Promise<Readonly<Record<string, unknown>>> {
  const { charts } = JSON.parse(await readFile(join(out, 'release.json'), 'utf8')) as {
    readonly charts: readonly (Readonly<Record<string, unknown>> & { readonly chart: string })[];
  };
  return Object.fromEntries(charts.map((chart) => [chart.chart, chart[field]] as const));
}

/** An empty home, except that Helm is found in the user's cache. */
function emptyHome(out: string): Readonly<Record<string, string>> {
  const { HOME = '', XDG_CACHE_HOME = join(HOME, '.cache') } = process.env;
  const none = join(out, 'nobody');
  return { HOME: none, DOCKER_CONFIG: none, HELM_CONFIG_HOME: none, XDG_CACHE_HOME };
}

/** The version of a chart of this repository. */
export function versionOf(name: string): string {
  const found = CHARTS.find(({ chart }) => chart.name === name);
  if (found === undefined) throw new Error(`there is no chart ${name}`);
  return found.chart.version;
}
