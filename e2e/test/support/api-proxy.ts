import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent, request as ask } from 'node:https';
import type { AddressInfo } from 'node:net';
import { KubeConfig } from '@kubernetes/client-node';
import { dumpYaml } from '@netloom/chart-kit';

/** A proxy before an API server, which tells what passes and can lose the connection. */
export class ApiProxy {
  /** Called for each request, `PATCH /api/v1/namespaces/x?dryRun=All`, when the server has answered it and nobody knows yet. */
  onAnswer: (call: string) => void | Promise<void> = () => undefined;
  /** While it is true, every connection is dropped. */
  down = false;
  /** A kubeconfig that leads through the proxy. */
  readonly kubeconfig: string;
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>, kubeconfig: string) {
    this.#server = server;
    this.kubeconfig = kubeconfig;
  }

  /** `target` is the path of a kubeconfig, which has a token; the new one is written beside it. */
  static async start(target: string): Promise<ApiProxy> {
    const config = new KubeConfig();
    config.loadFromFile(target);
    const behind = config.getCurrentCluster();
    const agent = new Agent({ keepAlive: true, ca: await readFile(behind?.caFile ?? '') });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    const kubeconfig = `${target}.proxy`;
    await writeFile(kubeconfig, plainKubeconfig(port, config.getCurrentUser()?.token ?? ''));
    const proxy = new ApiProxy(server, kubeconfig);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      proxy.#pass({ request, response, origin: behind?.server ?? '', agent });
    });
    return proxy;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass({ request, response, origin, agent }: Passing): void {
    const { method = '', url = '', headers } = request;
    const drop = (): void => {
      request.socket.destroy();
    };
    if (this.down) {
      drop();
      return;
    }
    const forwarded = ask(new URL(url, origin), { method, headers, agent }, (answer) => {
      const passOn = (): void => {
        if (this.down) {
          drop();
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        // watches go on for as long as somebody reads
        answer.pipe(response);
      };
      Promise.resolve(this.onAnswer(`${method} ${url}`)).then(passOn, drop);
    });
    forwarded.on('error', drop);
    response.on('close', () => forwarded.destroy());
    request.pipe(forwarded);
  }
}

interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly origin: string;
  readonly agent: Agent;
}

/** Without TLS, which nobody on the loopback interface needs; Helm sends its token all the same. */
function plainKubeconfig(port: number, token: string): string {
  const server = `http://127.0.0.1:${port}`;
  return dumpYaml({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'proxy',
    clusters: [{ name: 'proxy', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'proxy', user: { token } }],
    contexts: [{ name: 'proxy', context: { cluster: 'proxy', user: 'proxy' } }],
  });
}
