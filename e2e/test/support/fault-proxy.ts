import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { closeServer, listenOnLoopback } from './loopback-server.ts';

/** One request to the registry. */
export interface ProxiedRequest {
  /** The number of requests before it. */
  readonly index: number;
  readonly method: string;
  readonly path: string;
}

/** What happens to a request that is not simply forwarded. */
export type Fault =
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The request is never answered. */
  | { readonly kind: 'silence' }
  /** The connection ends in the middle of the request's body, for the registry, too. */
  | { readonly kind: 'cut' }
  /** The registry handles the request, and its response is lost. */
  | { readonly kind: 'lost' }
  /** `run` is called after the registry has handled the request, and before the response. */
  | { readonly kind: 'then'; readonly run: () => Promise<void> };

export interface FaultProxy {
  readonly host: string;
  /** Each request, as `PUT manifests`: its method, and the part of a repository. */
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
}

/** A proxy in front of a registry that injects the fault that `choose` returns; null forwards the request. */
export async function startFaultProxy(
  registry: string,
  choose: (passing: ProxiedRequest) => Fault | null | Promise<Fault | null>,
): Promise<FaultProxy> {
  const requests: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '' } = request;
    const index =
      requests.push(`${method} ${/\/(manifests|blobs\/uploads|blobs)\//.exec(path)?.[1] ?? path}`) - 1;
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
  const port = await listenOnLoopback(server);
  return {
    host: `127.0.0.1:${port}`,
    requests,
    stop: () => closeServer(server),
  };
}

interface Forwarded {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** With the Host of the client, so that redirects of the registry lead back here. */
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
  // the connection is cut on purpose.
  half.on('error', () => undefined);
  await new Promise((resolve) => half.write(body.subarray(0, body.length / 2), resolve));
  half.destroy();
}
