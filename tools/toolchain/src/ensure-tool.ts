import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { findOnPath } from '@netloom/helm';
import { execa } from 'execa';
import { GoMissing } from './go-missing.ts';
import { installOnce } from './install-once.ts';
import { fromProcess, type ToolOptions } from './tool-options.ts';
import { TOOLS, type OwnTool, type PinnedTool, type Tool, type ToolName } from './tools.ts';

const BUILD_MS = 60 * 60_000;
const REPORT_MS = 15_000;
const WORKSPACES = join(import.meta.dirname, '../go');

/**
 * The path of a pinned program, compiled now if this user has not compiled this version before. Throws GoMissing.
 * An interrupted build continues where it was: Go caches what it compiled.
 */
export async function ensureTool(name: ToolName, options: ToolOptions = fromProcess): Promise<string> {
  const tool: Tool = TOOLS[name];
  const version = await versionOf(tool);
  const onWait = (pid: number): void => {
    options.onProgress(`waiting for process ${pid}, which compiles ${tool.module}@${version}`);
  };
  // each process would compile on all cores
  return installOnce({ name, version, env: options.env, onWait }, async (target) =>
    compile(tool, { version, target, options }),
  );
}

interface CompileOptions {
  readonly version: string;
  readonly target: string;
  readonly options: ToolOptions;
}

/** Returns the path of the program in the folder `target`. */
async function compile(
  tool: Tool,
  { version, target, options: { env, onProgress } }: CompileOptions,
): Promise<string> {
  const go = await findOnPath('go', env);
  if (go === null) throw new GoMissing(tool.module, version);
  onProgress(`compiling ${tool.module}@${version} once`);
  const program = join(target, basename(tool.module));
  const child = execa(go, commandOf(tool, { version, program }), {
    cwd: 'workspace' in tool ? join(WORKSPACES, tool.workspace) : target,
    env: { ...env, GOBIN: target, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false' },
    extendEnv: false,
    stdin: 'ignore',
    timeout: BUILD_MS,
  });
  const stopReporting = reportPackages(createInterface(child.stderr), (packages) => {
    onProgress(`compiling ${tool.module}@${version}: ${packages} packages so far`);
  });
  try {
    await child;
  } finally {
    stopReporting();
  }
  return 'workspace' in tool ? program : join(target, installedName(tool.module));
}

function commandOf(
  tool: Tool,
  { version, program }: { readonly version: string; readonly program: string },
): readonly string[] {
  // -v names each package as it is compiled
  if (!('workspace' in tool)) return ['install', '-v', '-trimpath', `${tool.module}@${version}`];
  const set = 'variables' in tool ? tool.variables(version) : undefined;
  const variables = Object.entries(set ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const ldflags = ['-s', '-w', ...variables].join(' ');
  return ['build', '-v', '-trimpath', '-mod=readonly', `-ldflags=${ldflags}`, '-o', program, tool.module];
}

/** Go names a program after its package, and a package at a module's root after the module without its major version. */
function installedName(module: string): string {
  return basename(module.replace(/\/v\d+$/, ''));
}

/** Reports the number of lines now and then, until the returned function is called. */
function reportPackages(lines: NodeJS.EventEmitter, report: (count: number) => void): () => void {
  let count = 0;
  lines.on('line', () => (count += 1));
  const timer = setInterval(() => {
    report(count);
  }, REPORT_MS);
  return () => {
    clearInterval(timer);
  };
}

async function versionOf(tool: Tool): Promise<string> {
  if ('version' in tool) return tool.version;
  return 'versionOf' in tool ? pinnedVersion(tool) : digestOfSources(tool);
}

/** A short digest of all its sources. */
async function digestOfSources({ workspace }: OwnTool): Promise<string> {
  const folder = join(WORKSPACES, workspace);
  const digest = createHash('sha256');
  for (const file of (await readdir(folder)).toSorted()) {
    digest.update(`${file}\0${await readFile(join(folder, file), 'utf8')}\0`);
  }
  return digest.digest('hex').slice(0, 12);
}

async function pinnedVersion({ workspace, versionOf: module }: PinnedTool): Promise<string> {
  const goMod = await readFile(join(WORKSPACES, workspace, 'go.mod'), 'utf8');
  const line = goMod.split('\n').find((line) => line.includes(`${module} v`) && !line.includes('=>'));
  const version = /\sv[^\s]+/.exec(line ?? '')?.[0].trim();
  if (version === undefined) throw new Error(`go/${workspace}/go.mod requires no ${module}.`);
  return version;
}
