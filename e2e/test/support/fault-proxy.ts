import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One request on its way to the registry. */
export interface Passing {
  /** The number of requests before it. */
  readonly index: number;
  readonly method: string;
  readonly path: string;
}

/** What happens to a request instead of its being passed on. */
export type Fault =
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** No answer ever comes. */
  | { readonly kind: 'silence' }
  /** The connection ends in the middle of the request's body, for the registry, too. */
  | { readonly kind: 'cut' }
  /** The registry does what it is asked, and its answer is lost. */
  | { readonly kind: 'lost' }
  /** Something happens after the registry has done it, and before anybody knows. */
  | { readonly kind: 'then'; readonly run: () => Promise<void> };

export interface FaultProxy {
  readonly host: string;
  /** Each request, as `PUT manifests`: its method and what of a repository it is about. */
  readonly seen: readonly string[];
  readonly stop: () => Promise<void>;
}

/** A proxy in front of a registry that does to each request what `choose` says; null passes it on. */
export async function startFaultProxy(
  registry: string,
  choose: (passing: Passing) => Fault | null | Promise<Fault | null>,
): Promise<FaultProxy> {
  const seen: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '' } = request;
    const index =
      seen.push(`${method} ${/\/(manifests|blobs\/uploads|blobs)\//.exec(path)?.[1] ?? path}`) - 1;
    const fault = await choose({ index, method, path });
    switch (fault?.kind) {
      case 'answer':
        await buffer(request);
        response.writeHead(fault.status, fault.headers).end();
        return;
      case 'silence':
        return;
      case 'cut':
        await forwardHalf(registry, request);
        request.socket.destroy();
        return;
      case 'lost':
        await forward(registry, request);
        request.socket.destroy();
        return;
      case 'then':
      case undefined: {
        const { status, headers, body } = await forward(registry, request);
        await fault?.run();
        response.writeHead(status, headers).end(body);
        return;
      }
    }
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    seen,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Forwarded {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** With the Host of the client, so that the registry sends it back here. */
async function forward(registry: string, request: IncomingMessage): Promise<Forwarded> {
  const { method = '', url = '', headers } = request;
  const body = await buffer(request);
  const { promise, resolve, reject } = Promise.withResolvers<Forwarded>();
  ask(new URL(url, `http://${registry}`), { method, headers }, (answer) => {
    buffer(answer).then((answered) => {
      resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: answered });
    }, reject);
  })
    .on('error', reject)
    .end(body);
  return promise;
}

async function forwardHalf(registry: string, request: IncomingMessage): Promise<void> {
  const { method = '', url = '', headers } = request;
  const body = await buffer(request);
  const half = ask(new URL(url, `http://${registry}`), { method, headers });
  // The end of the connection is what this is for.
  half.on('error', () => undefined);
  await new Promise((resolve) => half.write(body.subarray(0, body.length / 2), resolve));
  half.destroy();
}
