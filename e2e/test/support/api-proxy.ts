import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent, request as ask } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { dumpYaml } from '@netloom/chart-kit';
import { closeServer, listenOnLoopback } from './loopback-server.ts';

/** Helm, by its user agent, or anybody else. */
export type Caller = 'helm' | 'netloom';

/** A proxy in front of an API server, which reports each request and can drop connections. */
export class ApiProxy {
  /** Called for each request, `PATCH /api/v1/namespaces/x?dryRun=All`, before the server receives it. */
  onRequest: (call: string, caller: Caller) => void | Promise<void> = () => undefined;
  /** Called when the server has responded, before the client receives the response. */
  onResponse: (call: string) => void | Promise<void> = () => undefined;
  /** Responds in place of the server where it returns a body: what is behind a real one, and is missing here. */
  respond: (call: string) => string | null = () => null;
  /** While it is true, every connection is dropped. */
  down = false;
  /** How far the server's clock is ahead in its responses to netloom, as if that time had passed. */
  clockAheadMs = 0;
  /** A kubeconfig whose server is the proxy. */
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
    const port = await listenOnLoopback(server);
    const kubeconfig = `${target}.proxy`;
    await writeFile(kubeconfig, plainKubeconfig(port));
    const authorization = `Bearer ${config.getCurrentUser()?.token ?? ''}`;
    const proxy = new ApiProxy(server, kubeconfig);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void proxy.#pass({ request, response, origin: behind?.server ?? '', authorization, agent });
    });
    return proxy;
  }

  stop(): Promise<void> {
    return closeServer(this.#server);
  }

  async #pass({ request, response, origin, authorization, agent }: ForwardedRequest): Promise<void> {
    const { method = '', url = '' } = request;
    const call = `${method} ${url}`;
    await this.onRequest(call, isHelm(request) ? 'helm' : 'netloom');
    if (this.#isLost(request)) return;
    const own = this.respond(call);
    if (own !== null) {
      response.end(own);
      return;
    }
    // Helm sends no token where there is no TLS
    const headers = { ...request.headers, authorization };
    const forwarded = ask(new URL(url, origin), { method, headers, agent }, (answer) => {
      const passOn = (): void => {
        if (this.#isLost(request)) return;
        response.writeHead(
          answer.statusCode ?? 502,
          isHelm(request) ? answer.headers : this.#later(answer.headers),
        );
        // watches continue as long as the client reads
        answer.pipe(response);
      };
      Promise.resolve(this.onResponse(call)).then(passOn, () => request.socket.destroy());
    });
    forwarded.on('error', () => request.socket.destroy());
    response.on('close', () => forwarded.destroy());
    request.pipe(forwarded);
  }

  #later(headers: IncomingHttpHeaders): IncomingHttpHeaders {
    const { date } = headers;
    if (this.clockAheadMs === 0 || date === undefined) return headers;
    return { ...headers, date: new Date(Date.parse(date) + this.clockAheadMs).toUTCString() };
  }

  /** Whether the client has disconnected, or is disconnected now. */
  #isLost({ socket }: IncomingMessage): boolean {
    if (this.down) socket.destroy();
    return socket.destroyed;
  }
}

/** Helm decides by the age of a response whether the kinds that it has cached are still valid. */
function isHelm({ headers }: IncomingMessage): boolean {
  return headers['user-agent']?.startsWith('Helm/') === true;
}

interface ForwardedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly origin: string;
  readonly authorization: string;
  readonly agent: Agent;
}

/** Without TLS, which is not needed on the loopback interface. */
function plainKubeconfig(port: number): string {
  const server = `http://127.0.0.1:${port}`;
  return dumpYaml({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'proxy',
    clusters: [{ name: 'proxy', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'proxy', user: {} }],
    contexts: [{ name: 'proxy', context: { cluster: 'proxy', user: 'proxy' } }],
  });
}
