import { setTimeout as sleep } from 'node:timers/promises';
import { visible } from '@netloom/diagnostics/visible';
import { field, textAt } from '../json.ts';

/** A forge that did not do what it was asked for. */
export class ForgeError extends Error {
  override readonly name = 'ForgeError';
  /** null where there was no answer at all. */
  readonly status: number | null;

  constructor(message: string, status: number | null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }

  /** Whether this token may not do that, or sees nothing there: asking again changes nothing. */
  get isDenied(): boolean {
    return this.status === 401 || this.status === 403 || this.status === 404;
  }
}

export interface ForgeRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The limit of one request, and of an answer that is printed. */
const [LIMIT_MS, SHOWN] = [30_000, 200];

/** Throws ForgeError. */
export async function request({ method, url, headers, body }: ForgeRequest): Promise<Response> {
  const what = `${method} ${new URL(url).pathname}`;
  const init: RequestInit = {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    // whoever is sent elsewhere would take the token along
    redirect: 'manual',
    signal: AbortSignal.timeout(LIMIT_MS),
    ...(body !== undefined && { body: JSON.stringify({ body }) }),
  };
  const response = await fetch(url, init).catch((cause: unknown) => {
    throw new ForgeError(`${what}: ${reasonOf(cause)}`, null, { cause });
  });
  if (response.ok) return response;
  const text = await response.text().catch(() => '');
  throw new ForgeError(`${what}: ${response.status} ${visible(text.slice(0, SHOWN))}`, response.status);
}

/** fetch says what happened in the cause of its error. */
function reasonOf(error: unknown): string {
  return textAt(field(error, 'cause'), 'message') ?? textAt(error, 'message') ?? String(error);
}

/** Does it again where the forge is busy or broken for a moment; `pauses` are in milliseconds. */
export async function withRetries<Result>(
  work: () => Promise<Result>,
  pauses: readonly number[],
): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await sleep(pause);
    }
  }
  return work();
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof ForgeError)) return false;
  return error.status === null || error.status === 429 || error.status >= 500;
}
