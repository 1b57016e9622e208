import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dirname, normalize } from 'node:path/posix';
import type { SourceFile } from '../source-file.ts';
import type { UnreadSource } from '../sources.ts';
import type { Tree } from '../tree.ts';
import { parseTrees } from '../tree/parse-trees.ts';
import { FOLDER_LIMITS } from './limits.ts';
import { whyNoYaml } from './why-no-yaml.ts';

/** The files of one source folder. Paths are relative to it, with `/`; none leads out of it. */
export class Folder {
  /** As the operating system names it; for Helm. */
  readonly root: string;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly #shown: string;
  readonly #unread: UnreadSource[];
  readonly #trees = new Map<string, readonly Tree[]>();
  readonly #folders = new Set<string>();
  readonly #noted = new Set<string>();
  #secrets = 0;
  #sorted: readonly string[] | null = null;
  readonly #below = new Map<string, string[]>();

  constructor({
    root,
    shown,
    files,
    unread,
  }: {
    readonly root: string;
    /** As it was given: what messages print. */
    readonly shown: string;
    readonly files: ReadonlyMap<string, SourceFile>;
    readonly unread: readonly UnreadSource[];
  }) {
    this.root = root;
    this.#shown = shown;
    this.files = files;
    this.#unread = [...unread];
    for (const path of files.keys()) {
      const folder = dirname(path);
      const known = this.#below.get(folder);
      if (known === undefined) this.#below.set(folder, [path]);
      else known.push(path);
      for (let above = folder; !this.#folders.has(above); above = dirname(above)) this.#folders.add(above);
    }
  }

  /** How many values of the files that were parsed are concealed. */
  get secrets(): number {
    return this.#secrets;
  }

  get unread(): readonly UnreadSource[] {
    return this.#unread;
  }

  /** As messages print it. */
  shown(path: string): string {
    return join(this.#shown, path);
  }

  /** Adds to what could not be read; the same note once. */
  note(path: string, why: string, at: Pick<UnreadSource, 'line' | 'kind'> = {}): void {
    this.noteShown(this.shown(path), why, at);
  }

  /** Of a file by the name that messages print. */
  noteShown(file: string, why: string, at: Pick<UnreadSource, 'line' | 'kind'> = {}): void {
    const known = `${file}:${at.line ?? 0}:${why}`;
    if (this.#noted.has(known)) return;
    this.#noted.add(known);
    this.#unread.push({ file, ...at, why });
  }

  /** All folders that hold files, in order. */
  get folders(): readonly string[] {
    this.#sorted ??= [...this.#folders].toSorted();
    return this.#sorted;
  }

  hasFolder(path: string): boolean {
    return this.#folders.has(path);
  }

  /** The files right in a folder, in order. */
  filesIn(folder: string): readonly string[] {
    return this.#below.get(folder) ?? [];
  }

  /** The files in a folder and all folders below it, in order. */
  filesBelow(folder: string): readonly string[] {
    if (folder === '.') return [...this.files.keys()];
    return this.folders
      .filter((path) => path === folder || path.startsWith(`${folder}/`))
      .flatMap((path) => this.filesIn(path));
  }

  /** The text of a file, also of one that is read only when something names it; null where there is none. */
  text(path: string): string | null {
    const file = this.files.get(path);
    if (file === undefined || file.kind === 'binary') return null;
    if (file.text !== null) return file.text;
    const full = join(this.root, path);
    if (!realpathSync(full).startsWith(this.root) || statSync(full).size > FOLDER_LIMITS.fileSize) {
      return null;
    }
    const bytes = readFileSync(full);
    return bytes.subarray(0, 8192).includes(0) ? null : bytes.toString('utf8');
  }

  /** The documents of a YAML or JSON file; none of any other, and none where it cannot be read, which is noted once. */
  trees(path: string): readonly Tree[] {
    const known = this.#trees.get(path);
    if (known !== undefined) return known;
    const { trees, unread, secrets } = parseTrees(this.text(path) ?? '', this.shown(path));
    const [first] = unread;
    if (first !== undefined) {
      this.#unread.push({ ...first, why: whyNoYaml(this.text(path) ?? '', first.why) });
    }
    this.#secrets += secrets;
    this.#trees.set(path, trees);
    return trees;
  }
}

/** A path that a file in `folder` names; null where it leads out of the source folder. */
export function resolvePath(folder: string, path: string): string | null {
  if (path.startsWith('/')) return null;
  const resolved = normalize(`${folder}/${path}`).replace(/\/$/, '');
  return resolved === '..' || resolved.startsWith('../') ? null : resolved;
}
