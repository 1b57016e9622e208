import { setTimeout as sleep } from 'node:timers/promises';

/** How often and how long a cluster is polled. */
export interface Polling {
  readonly timeoutMs: number;
  /** Between two requests. */
  readonly pollMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Called before each further request with what is waited for. */
  readonly onProgress: (text: string) => void;
}

/** Throws at once where the signal says stop. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, signal === undefined ? {} : { signal });
}
