import { lstat, readFile, readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { makeFolder } from '@netloom/helm/make-folder';
import { differenceOf, type Difference } from './difference.ts';
import { hasCode } from './error-code.ts';
import { withFileLock } from './lock.ts';
import { pathFrom } from './path-from.ts';
import { assertOutputPaths, refuseSymlinks } from './paths.ts';
import { stageAndRename } from './stage-and-rename.ts';

/** The first line of a rendered file, or the `$comment` of rendered JSON, holds it. */
const MARK = 'Rendered by `netloom render`';

/** Writes each file below `root` by itself, and removes rendered files that no longer belong; a file without the mark is refused. */
export async function writeFiles(root: string, files: ReadonlyMap<string, string>): Promise<Difference> {
  assertOutputPaths(files.keys());
  return withFileLock(join(resolve(root), '.netloom-lock'), async () => {
    const there = await readRendered(root, files);
    const foreign = [...there].filter(([, text]) => !isRendered(text)).map(([path]) => path);
    if (foreign.length > 0) {
      throw new Refused(
        `${foreign.sort().join(', ')}: not written by \`netloom render\`: move away what you want to keep.`,
      );
    }
    const difference = differenceOf(there, files);
    for (const path of [...difference.stale, ...difference.missing]) {
      const place = join(resolve(root), path);
      await makeFolder(dirname(place));
      await stageAndRename(place, files.get(path) ?? '');
    }
    for (const path of difference.surplus) await rm(join(resolve(root), path));
    return difference;
  });
}

/** How the rendered files below `root` differ from what writeFiles would write. */
export async function compareFiles(root: string, files: ReadonlyMap<string, string>): Promise<Difference> {
  return differenceOf(await readRendered(root, files), files);
}

/** Each desired path that exists, and every other file with the mark in the folders that are written to. */
async function readRendered(
  root: string,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const path of files.keys()) {
    const text = await readPlainFile(join(resolve(root), path));
    if (text !== null) found.set(path, text);
  }
  for (const folder of new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''))) {
    for (const path of await list(resolve(root), folder)) {
      if (found.has(path)) continue;
      const text = await readFile(join(resolve(root), path), 'utf8');
      if (isRendered(text)) found.set(path, text);
    }
  }
  return found;
}

async function list(root: string, folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile() && /\.(ya?ml|json|md|mjs)$/.test(entry.name))
      .map((entry) => pathFrom(root, join(entry.parentPath, entry.name)));
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return [];
    throw error;
  }
}

async function readPlainFile(path: string): Promise<string | null> {
  refuseSymlinks(path);
  try {
    if (!(await lstat(path)).isFile()) throw new Refused(`${path} is not a file: move it away.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isRendered(text: string): boolean {
  const start = text.slice(0, 400);
  if (!start.startsWith('{')) return (start.split('\n', 1)[0] ?? '').includes(MARK);
  return start.split('\n').some((line) => line.trimStart().startsWith('"$comment"') && line.includes(MARK));
}
