import { watch, type FSWatcher } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long nothing must happen until a save counts as done: an editor writes, renames and sets rights one after the other. */
const QUIET_MS = 100;

/**
 * Files that are looked at from now on. Their folders are watched, since many editors replace a file on each save: who watches
 * the file itself goes on to watch the one that was replaced.
 */
export class WatchedFiles {
  readonly #paths: readonly string[];
  readonly #watchers: readonly FSWatcher[];
  #texts: readonly string[] = [];
  #events = 0;
  #wake = Promise.withResolvers<undefined>();

  private constructor(paths: readonly string[], folders: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#paths = paths;
    this.#watchers = [...folders].map(([folder, names]) =>
      watch(folder, (_, name) => {
        if (name === null || names.has(name)) this.#happened();
      }).on('error', (error) => {
        this.#wake.reject(error);
      }),
    );
    // it is thrown when somebody waits
    this.#wake.promise.catch(() => undefined);
  }

  static async open(paths: readonly string[]): Promise<WatchedFiles> {
    const folders = new Map<string, Set<string>>();
    for (const path of paths) {
      // a link changes where it lies and where it leads to
      for (const place of [path, await realpath(path).catch(() => path)]) {
        const folder = dirname(place);
        folders.set(folder, (folders.get(folder) ?? new Set()).add(basename(place)));
      }
    }
    const files = new WatchedFiles(paths, folders);
    await files.#remember();
    return files;
  }

  /** Waits until a file holds something else than when this was last called, or has gone; null where the signal came first. */
  async nextChange(signal: AbortSignal): Promise<string | null> {
    const aborted = Promise.withResolvers<undefined>();
    const abort = (): void => {
      aborted.resolve(undefined);
    };
    signal.addEventListener('abort', abort, { once: true });
    try {
      while (!signal.aborted) {
        await Promise.race([this.#wake.promise, aborted.promise]);
        if (!(await this.#isQuiet(signal))) break;
        this.#wake = Promise.withResolvers();
        const changed = await this.#remember();
        if (changed !== null) return changed;
      }
      return null;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.close();
  }

  #happened(): void {
    this.#events += 1;
    this.#wake.resolve(undefined);
  }

  /** Waits until nothing happens any more; false where the signal came first. */
  async #isQuiet(signal: AbortSignal): Promise<boolean> {
    let seen: number;
    do {
      seen = this.#events;
      await sleep(QUIET_MS, undefined, { signal }).catch(() => undefined);
    } while (seen !== this.#events && !signal.aborted);
    return !signal.aborted;
  }

  /** Reads the files. Returns the first one that is another than before. */
  async #remember(): Promise<string | null> {
    const before = this.#texts;
    this.#texts = await Promise.all(this.#paths.map(contentOf));
    return this.#paths.find((_, index) => before[index] !== this.#texts[index]) ?? null;
  }
}

async function contentOf(path: string): Promise<string> {
  return readFile(path, 'latin1').catch((error: unknown) => `no file: ${String(error)}`);
}
