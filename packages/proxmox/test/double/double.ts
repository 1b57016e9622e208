import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { ok, Refusal, refused, type Answer, type Parameters } from './answer.ts';
import { ownCertificate } from './certificate.ts';
import { Cluster, type ClusterOptions } from './cluster.ts';
import { Chance, type Noise } from './noise.ts';

/** One call as the server saw it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly parameters: Parameters;
}

/** `before`: the connection breaks before the call takes effect. `after`: the call takes effect, and is not answered. */
export type Cut = 'none' | 'before' | 'after';

export interface ProxmoxDouble {
  readonly cluster: Cluster;
  /** https://127.0.0.1:PORT */
  readonly url: string;
  readonly fingerprint: string;
  readonly cert: string;
  /** Every call so far, in order. */
  readonly calls: readonly Call[];
  /** Decides over each call before it is worked on; replace it to break things. */
  intercept: (call: Call, index: number) => Cut | Answer;
  close(): Promise<void>;
}

export interface DoubleOptions extends ClusterOptions {
  /** `all` unless stated. */
  readonly noise?: Noise;
  /** How many of the questions fail for the moment, from 0 to 1; none unless stated. The repeated question is answered. */
  readonly failures?: number;
}

/** An API server on the loopback address that answers as the recorded Proxmox did, each time in another order of keys. */
export async function startDouble(options: DoubleOptions = {}): Promise<ProxmoxDouble> {
  const { noise = 'all', failures = 0, ...rest } = options;
  const { key, cert, fingerprint } = await ownCertificate();
  const chance = new Chance(noise);
  const cluster = new Cluster({ ...rest, shuffled: (items) => chance.shuffled(items) });
  const failed = new Set<string>();
  const calls: Call[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ key, cert }, (request, response) => {
    void readBody(request).then(async (body) => {
      const { call, early } = parse(request, body);
      const decision = passing(call) ?? double.intercept(call, calls.push(call) - 1);
      if (decision === 'before') return request.socket.destroy();
      const answer = chance.disturbed(
        early ??
          (typeof decision === 'object' ? decision : answerTo(cluster, call, request.headers.authorization)),
      );
      if (decision === 'after') return request.socket.destroy();
      await chance.delay();
      response.writeHead(answer.status, answer.reason, { 'content-type': 'application/json;charset=UTF-8' });
      return response.end(answer.body);
    });
  });
  /** Now and then a question meets a host that is away for the moment. */
  const passing = ({ method, path }: Call): Cut | Answer | null => {
    if (method !== 'GET' || failures === 0 || failed.delete(path) || chance.next() >= failures) return null;
    failed.add(path);
    if (chance.next() < 0.5) return 'before';
    return { status: 596, reason: 'Connection timed out', body: '' };
  };
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // who does not trust the certificate breaks the handshake off
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // a listening TCP server has an address with a port
  const { port } = server.address() as AddressInfo;
  const double: ProxmoxDouble = {
    cluster,
    url: `https://127.0.0.1:${port}`,
    fingerprint,
    cert,
    calls,
    intercept: () => 'none',
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
  return double;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

function parse(
  request: IncomingMessage,
  body: string,
): { readonly call: Call; readonly early: Answer | null } {
  const { method = 'GET' } = request;
  const url = new URL(request.url ?? '/', 'https://localhost');
  const path = decodeURIComponent(url.pathname).replace(/^\/api2\/json\//, '');
  const json = request.headers['content-type']?.startsWith('application/json') === true;
  const parameters = {
    ...fromForm(url.searchParams),
    ...(json ? fromJson(body) : fromForm(new URLSearchParams(body))),
  };
  const reason = `Unexpected content for method '${method}'`;
  const unexpected = method === 'DELETE' && body !== '';
  return {
    call: { method, path, parameters },
    early: unexpected ? { status: 501, reason, body: reason } : null,
  };
}

function fromForm(form: URLSearchParams): Parameters {
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function fromJson(body: string): Parameters {
  const object: unknown = JSON.parse(body);
  return Object.fromEntries(Object.entries(object ?? {}).map(([name, value]) => [name, String(value)]));
}

function answerTo(cluster: Cluster, call: Call, authorization: string | undefined): Answer {
  try {
    const role = cluster.roleOf(authorization);
    if (role === null) {
      const reason = authorization === undefined ? 'No ticket' : 'Authentication failed!';
      return { status: 401, reason, body: '' };
    }
    return ok(cluster.answer(call, role));
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}
