import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface FollowOptions {
  readonly write: (text: string) => void;
  /** Between two reads. */
  readonly pollMs: number;
}

export interface Following {
  /** Writes what was appended since the last read, and ends. */
  readonly stop: () => Promise<void>;
}

/** Writes on what another process appends to a file, from its beginning. */
export function followFile(path: string, { write, pollMs }: FollowOptions): Following {
  const stopped = new AbortController();
  const followed = follow(path, { write, pollMs, signal: stopped.signal });
  return {
    stop: async () => {
      stopped.abort();
      await followed;
    },
  };
}

async function follow(
  path: string,
  { write, pollMs, signal }: FollowOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const file = await open(path, 'r');
  try {
    let position = 0;
    for (;;) {
      const isLast = signal.aborted;
      const { size } = await file.stat();
      if (size > position) {
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(size - position), position });
        position += bytesRead;
        write(buffer.subarray(0, bytesRead).toString('utf8'));
      }
      if (isLast) return;
      await sleep(pollMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await file.close();
  }
}
