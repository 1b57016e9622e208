import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  /** What a comment is to say. */
  readonly body: string | undefined;
}

/** Serves while `use` runs. Resolves to what was asked. */
export async function withForge(
  answer: (asked: Asked, origin: string) => Answer,
  use: (origin: string) => Promise<void>,
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const server = createServer((message, response) => {
    void readAsked(message).then((one) => {
      asked.push(one);
      const { status, body = null, headers = {} } = answer(one, `http://${message.headers.host ?? ''}`);
      response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // a server that listens on a port has an address of this kind
  const { port } = server.address() as AddressInfo;
  try {
    await use(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return asked;
}

async function readAsked(message: IncomingMessage): Promise<Asked> {
  const { method = '', url = '', headers } = message;
  const sent = await text(message);
  // what the program sends
  const body = sent === '' ? undefined : (JSON.parse(sent) as { readonly body: string }).body;
  return { method, url, authorization: headers.authorization, body };
}
