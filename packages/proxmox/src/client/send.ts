import type { Agent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import type { ApiToken } from './api-token.ts';
import { canonical } from './canonical.ts';
import { explainConnection } from './explain-connection.ts';
import { explainStatus } from './explain-status.ts';
import { exchange } from './http-exchange.ts';
import { ProxmoxError } from './proxmox-error.ts';

export type Parameters = Readonly<Record<string, string | readonly string[]>>;

export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /api2/json, its parts encoded. */
  readonly path: string;
  readonly parameters?: Parameters;
  readonly answer: z.ZodType<T>;
}

export interface Connection {
  readonly origin: string;
  readonly token: ApiToken;
  readonly agent: Agent;
  readonly timeoutMs: number;
  /** The wait before the first repetition; it doubles each time. */
  readonly retryMs: number;
}

const ATTEMPTS = 3;

/**
 * Makes one call. Only reads are repeated: whether an unanswered write took effect is for the caller to find out. So the
 * signal prevents a write from being sent and never aborts it: a lock whose token is lost could not be released.
 */
export async function send<T>(connection: Connection, call: Call<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendOnce(connection, call, signal);
    } catch (error) {
      const mayRepeat = call.method === 'GET' && attempt < ATTEMPTS && isTransient(error);
      if (!mayRepeat || signal?.aborted === true) throw error;
      await sleep(connection.retryMs * 2 ** (attempt - 1), undefined, signal === undefined ? {} : { signal });
    }
  }
}

function isTransient(error: unknown): boolean {
  return error instanceof ProxmoxError && error.kind === 'unreachable';
}

async function sendOnce<T>(
  connection: Connection,
  call: Call<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const { origin, token, agent, timeoutMs } = connection;
  const form = new URLSearchParams(
    Object.entries(call.parameters ?? {}).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  );
  // a DELETE with a body is refused
  const inQuery = call.method === 'GET' || call.method === 'DELETE';
  const query = inQuery && form.size > 0 ? `?${form.toString()}` : '';
  const timeout = AbortSignal.timeout(timeoutMs);
  const stop = call.method === 'GET' ? signal : undefined;
  signal?.throwIfAborted();
  const name = `${call.method} ${call.path}`;
  try {
    const { status, reason, text } = await exchange(`${origin}/api2/json${call.path}${query}`, {
      method: call.method,
      agent,
      signal: stop === undefined ? timeout : AbortSignal.any([stop, timeout]),
      headers: {
        authorization: token.header,
        accept: 'application/json',
        ...(!inQuery && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(!inQuery && { body: form.toString() }),
    });
    if (status !== 200) throw explainStatus({ call: name, status, reason, text, token });
    return decode(call, { name, text });
  } catch (error) {
    if (error instanceof ProxmoxError || stop?.aborted === true) throw error;
    throw explainConnection(error, { call: name, origin, timeoutMs });
  }
}

function decode<T>({ answer }: Call<T>, { name, text }: { readonly name: string; readonly text: string }): T {
  const parsed = z.object({ data: z.unknown() }).safeParse(parseJson(text));
  const data = answer.safeParse(canonical(parsed.data?.data));
  if (parsed.success && data.success) return data.data;
  throw new ProxmoxError({
    kind: 'unreadable',
    call: name,
    detail: `an unexpected answer: ${text.slice(0, 200)}`,
    help: 'netloom supports Proxmox VE 8.4 and 9. Is --host the API of a Proxmox host (port 8006)?',
  });
}
