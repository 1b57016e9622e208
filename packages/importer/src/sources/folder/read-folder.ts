import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { SourceFile, SourceFileKind } from '../source-file.ts';
import type { UnreadSource } from '../sources.ts';
import { fileKind } from './file-kind.ts';
import { Folder } from './folder.ts';
import { FOLDER_LIMITS, SKIPPED_FOLDERS } from './limits.ts';

/** Of the others only the names are of use: `other` files are read when something names them. */
const READ: ReadonlySet<SourceFileKind> = new Set([
  'yaml',
  'json',
  'hujson',
  'ini',
  'terraform',
  'toml',
  'proxmox',
  'systemd',
]);

interface Walk {
  readonly root: string;
  readonly shown: string;
  readonly files: Map<string, SourceFile>;
  readonly unread: UnreadSource[];
  size: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads a folder, or a checkout: in order of names, within the limits, and nothing that a link takes out of the folder.
 * Throws where the folder itself cannot be read.
 */
export async function readFolder(
  path: string,
  {
    signal,
    overlay = new Map(),
  }: { readonly signal?: AbortSignal; readonly overlay?: ReadonlyMap<string, string> } = {},
): Promise<Folder> {
  const root = realpathSync(path);
  const walk: Walk = { root, shown: path, files: new Map(), unread: [], size: 0, signal };
  await readBelow('', 0, walk);
  for (const [file, text] of overlay) walk.files.set(file, { path: file, kind: fileKind(file), text });
  return new Folder({ root, shown: path, files: walk.files, unread: walk.unread });
}

/** Reads files one by one and not side by side: for thousands of small ones a thread for each takes longer. */
async function readBelow(folder: string, depth: number, walk: Walk): Promise<void> {
  await setImmediate(undefined, walk.signal === undefined ? {} : { signal: walk.signal });
  if (depth > FOLDER_LIMITS.depth) {
    skip(walk, folder, 'the folder is too deep');
    return;
  }
  const entries = orNull(() => readdirSync(join(walk.root, folder), { withFileTypes: true }));
  if (entries === null) {
    skip(walk, folder, 'the folder cannot be read');
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (walk.files.size >= FOLDER_LIMITS.files) {
      skip(walk, path, `the folder holds more than ${FOLDER_LIMITS.files} files`);
      return;
    }
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) await readBelow(path, depth + 1, walk);
    } else if (entry.isSymbolicLink()) {
      readLink(path, walk);
    } else if (entry.isFile()) {
      readOne(path, walk);
    }
  }
}

/** A link to a file of the folder is that file under another name; a link to a folder would be the same files twice. */
function readLink(path: string, walk: Walk): void {
  const target = orNull(() => realpathSync(join(walk.root, path)));
  if (target === null) {
    skip(walk, path, 'the link leads nowhere');
  } else if (target !== walk.root && !target.startsWith(walk.root + sep)) {
    skip(walk, path, 'the link leads out of the folder');
  } else if (!isSkipped(target.slice(walk.root.length))) {
    if (statSync(target).isFile()) readOne(path, walk);
    else skip(walk, path, 'a link to a folder is not followed');
  }
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function isSkipped(path: string): boolean {
  return path.split(sep).some((part) => SKIPPED_FOLDERS.has(part));
}

function readOne(path: string, walk: Walk): void {
  const kind = fileKind(path);
  if (!READ.has(kind)) {
    walk.files.set(path, { path, kind, text: null });
    return;
  }
  const full = join(walk.root, path);
  const size = orNull(() => statSync(full).size) ?? 0;
  if (size > FOLDER_LIMITS.fileSize) {
    skip(walk, path, 'the file is larger than 4 MiB');
    return;
  }
  if (walk.size + size > FOLDER_LIMITS.totalSize) {
    skip(walk, path, 'the files are more than 256 MiB');
    return;
  }
  const bytes = orNull(() => readFileSync(full));
  if (bytes === null) {
    skip(walk, path, 'the file cannot be read');
    return;
  }
  walk.size += bytes.length;
  if (bytes.subarray(0, 8192).includes(0)) {
    walk.files.set(path, { path, kind: 'binary', text: null });
  } else {
    walk.files.set(path, { path, kind, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) });
  }
}

function skip({ shown, unread }: Walk, path: string, why: string): void {
  unread.push({ file: join(shown, path), why });
}
