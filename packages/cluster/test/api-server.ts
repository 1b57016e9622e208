import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ClusterClient } from '../src/cluster-client.ts';
import { openCluster, type OpenClusterOptions } from '../src/open-cluster.ts';

/** What the server was asked: `GET /api/v1?limit=500`, with the body where there is one. */
export interface ReceivedRequest {
  readonly call: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface CannedResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Lab {
  readonly cluster: ClusterClient;
  readonly asked: readonly ReceivedRequest[];
  readonly calls: () => readonly string[];
  readonly server: string;
}

/** Calls `use` with a cluster whose API server answers each call by `answer`; null drops the connection. */
export async function withApiServer(
  answer: (asked: ReceivedRequest) => CannedResponse | null,
  use: (lab: Lab) => Promise<void>,
  options: Partial<OpenClusterOptions> = {},
): Promise<void> {
  const asked: ReceivedRequest[] = [];
  const listener = async (request: IncomingMessage): Promise<CannedResponse | null> => {
    const body = await text(request);
    const entry = {
      call: `${request.method ?? ''} ${request.url ?? ''}`,
      headers: request.headers,
      body: body === '' ? undefined : (JSON.parse(body) as unknown),
    };
    asked.push(entry);
    return answer(entry);
  };
  const server = createServer((request, response) => {
    void listener(request).then((answering) => {
      if (answering === null) {
        request.socket.destroy();
      } else {
        response
          .writeHead(answering.status ?? 200, { 'content-type': 'application/json', ...answering.headers })
          .end(JSON.stringify(answering.body));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = await mkdtemp(join(tmpdir(), 'netloom-cluster-test-'));
  try {
    // a server that listens on a port has an address of this kind.
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const kubeconfig = join(folder, 'config');
    await writeFile(kubeconfig, kubeconfigOf(url));
    const cluster = await openCluster({ kubeconfig, env: {}, retryMs: 1, ...options });
    await use({ cluster, asked, calls: () => asked.map(({ call }) => call), server: url });
    await cluster.close();
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function kubeconfigOf(server: string): string {
  return JSON.stringify({
    'current-context': 'lab',
    clusters: [{ name: 'lab', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token: 'secret' } }],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'admin' } }],
  });
}
