import { setTimeout as sleep } from 'node:timers/promises';

/** How somebody waits for a cluster. */
export interface Waiting {
  readonly timeoutMs: number;
  /** Between two questions. */
  readonly pollMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Told before each further question what is waited for. */
  readonly onProgress: (text: string) => void;
}

/** Throws at once where the signal says stop. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, signal === undefined ? {} : { signal });
}
