import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { findOnPath, userCache, type Environment } from '@netloom/helm';
import { GoMissing } from './go-missing.ts';
import { TOOLS, type Tool, type ToolName } from './tools.ts';

const BUILD_MS = 30 * 60_000;

export interface EnsureTool {
  readonly env: Environment;
  readonly onProgress: (text: string) => void;
}

const fromProcess: EnsureTool = {
  env: process.env,
  onProgress: (text) => process.stderr.write(`${text}\n`),
};

/** The path of a pinned program, compiled now if this user has not compiled this version before. Throws GoMissing. */
export async function ensureTool(name: ToolName, options: EnsureTool = fromProcess): Promise<string> {
  const tool: Tool = TOOLS[name];
  const folder = join(userCache(options.env), 'tools', `${name}-${tool.version}`);
  const path = join(folder, name);
  if (await exists(path)) return path;
  await mkdir(folder, { recursive: true });
  // Beside its place, so that the rename is atomic; several processes may compile at once, and the last one wins.
  const build = await mkdtemp(join(folder, 'build-'));
  try {
    await compile(tool, build, options);
    await rename(join(build, name), path);
  } finally {
    await rm(build, { recursive: true, force: true });
  }
  return path;
}

async function compile(tool: Tool, target: string, { env, onProgress }: EnsureTool): Promise<void> {
  const go = await findOnPath('go', env);
  if (go === null) throw new GoMissing(tool);
  onProgress(`compiling ${tool.module}@${tool.version} once`);
  await execa(go, ['install', '-trimpath', `${tool.module}@${tool.version}`], {
    cwd: target,
    env: { ...env, GOBIN: target, CGO_ENABLED: '0' },
    extendEnv: false,
    stdin: 'ignore',
    timeout: BUILD_MS,
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
