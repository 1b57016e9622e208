import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Layout } from '@netloom/diagnostics/layout';
import { bundledCommand } from './bundle/bundled-command.ts';
import { runHere, type Run } from './run-here.ts';

/** The command of the checkout, which runs the sources: for tests of just that. Others run `bundledCommand()`. */
export const BIN = fileURLToPath(new URL('../bin/netloom.js', import.meta.url));
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Where commands run unless a folder is named: a checkout in small, with one network. */
export const FIXTURES = fileURLToPath(new URL('../../../tools/fixtures/', import.meta.url));

export type { Run } from './run-here.ts';

export interface RunOptions {
  readonly cwd?: string;
  /** More variables; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** No terminal unless stated. */
  readonly layout?: Layout;
}

export interface ProcessOptions extends Pick<RunOptions, 'cwd' | 'env'> {
  /** What it reads on standard input. */
  readonly input?: string;
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
  /** The path of the command, unless it is the bundled one. */
  readonly bin?: string;
}

/** The run before: there is one working directory and one environment for all. */
let previous: Promise<unknown> = Promise.resolve();

/** Runs the command in this process, one after the other: starting a process takes longer than most commands. */
export async function netloom(
  args: readonly string[],
  { cwd = FIXTURES, env = {}, layout }: RunOptions = {},
): Promise<Run> {
  const run = previous.then(async () => {
    const [folder, variables] = [process.cwd(), { ...process.env }];
    process.chdir(cwd);
    setVariables(env);
    try {
      return await runHere(args, layout);
    } finally {
      setVariables(Object.fromEntries(Object.keys(env).map((name) => [name, variables[name]])));
      process.chdir(folder);
    }
  });
  previous = run.catch(() => undefined);
  return run;
}

function setVariables(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

/** Runs the command in its own process: with a standard input, with options of Node, or as a shell sees it end. */
export async function netloomProcess(
  args: readonly string[],
  { cwd = FIXTURES, env, input, node = [], bin }: ProcessOptions = {},
): Promise<Run> {
  const child = spawn(process.execPath, [...node, bin ?? (await bundledCommand()), ...args], {
    cwd,
    // Nx sets FORCE_COLOR
    env: { ...process.env, FORCE_COLOR: undefined, ...env },
  });
  // a command that refuses it does not read it
  child.stdin.on('error', () => undefined).end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, stdout, stderr };
}

/** Runs `use` in a temporary folder and removes it afterwards. */
export async function inTempFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-cli-test-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `inTempFolder` with these files, path → text. */
export async function inFolderWith(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  await inTempFolder(async (folder) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await use(folder);
  });
}

export const SMALL = `apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
`;

/** What stderr begins with where the network file was not named itself. */
export const NETWORK_NAMED = 'network: network.yaml\n';

/** Runs the command in a folder with this network. */
export async function netloomBeside(network: string, args: readonly string[]): Promise<Run> {
  let run: Run = { code: null, stdout: '', stderr: '' };
  await inTempFolder(async (cwd) => {
    await writeFile(join(cwd, 'network.yaml'), network);
    run = await netloom(args, { cwd });
  });
  return run;
}
