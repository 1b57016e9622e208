import { Agent, fetch } from 'undici';
import type { Parameters } from './answer.ts';
import { TOKENS } from './cluster.ts';
import type { ProxmoxDouble } from './double.ts';

export interface Sent {
  readonly status: number;
  readonly reason: string;
  readonly body: string;
}

/** One call, made without the client that is under test. */
export async function send(
  { url }: ProxmoxDouble,
  call: {
    readonly method: string;
    readonly path: string;
    readonly parameters?: Parameters;
    /** null sends no token at all. */
    readonly token?: string | null;
  },
): Promise<Sent> {
  const { method, path, parameters = {}, token = TOKENS.root } = call;
  const form = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  );
  const inQuery = method === 'GET' || method === 'DELETE';
  const agent = new Agent({ connect: { rejectUnauthorized: false } });
  try {
    const response = await fetch(`${url}/api2/json/${path}${inQuery ? `?${form.toString()}` : ''}`, {
      method,
      dispatcher: agent,
      headers: token === null ? {} : { authorization: `PVEAPIToken=${token}` },
      ...(!inQuery && { body: form }),
    });
    return { status: response.status, reason: response.statusText, body: await response.text() };
  } finally {
    await agent.close();
  }
}
