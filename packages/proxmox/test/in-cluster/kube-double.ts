import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { ownCertificate } from '../double/certificate.ts';

export const ACCOUNT_TOKEN = 'token-of-the-service-account';
export const NAMESPACE = 'netloom-system';

interface Stored {
  readonly data: Readonly<Record<string, string>>;
  readonly resourceVersion: number;
}

export interface Event {
  readonly metadata: { readonly name: string };
  readonly type: string;
  readonly reason: string;
  readonly note: string;
  readonly regarding: Readonly<Record<string, string>>;
}

export interface KubeCall {
  readonly method: string;
  readonly path: string;
}

/** An API server on the loopback address that knows ConfigMaps and Events of one namespace, as far as the jobs use them. */
export interface KubeDouble {
  readonly url: string;
  readonly ca: string;
  readonly configMaps: Map<string, Stored>;
  readonly events: Event[];
  readonly calls: KubeCall[];
  /** Decides over each call; `after`: it has happened, and the answer is lost. */
  intercept: (call: KubeCall) => 'none' | 'before' | 'after' | number;
  close(): Promise<void>;
}

export async function startKube(...names: readonly string[]): Promise<KubeDouble> {
  const { key, cert } = await ownCertificate();
  const server = createServer({ key, cert }, (request, response) => {
    void readText(request).then((body) => {
      const path = new URL(request.url ?? '/', 'https://localhost').pathname;
      const call = { method: request.method ?? '', path };
      kube.calls.push(call);
      const decision = kube.intercept(call);
      if (decision === 'before') return request.socket.destroy();
      const trusted = request.headers.authorization === `Bearer ${ACCOUNT_TOKEN}`;
      const answer =
        typeof decision === 'number'
          ? status(decision, 'intercepted')
          : trusted
            ? answerTo(kube, call, body)
            : status(401, 'Unauthorized');
      if (decision === 'after') return request.socket.destroy();
      return response
        .writeHead(answer.code, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // a listening TCP server has an address with a port
  const { port } = server.address() as AddressInfo;
  const kube: KubeDouble = {
    url: `https://127.0.0.1:${port}`,
    ca: cert,
    configMaps: new Map(names.map((name) => [name, { data: {}, resourceVersion: 1 }])),
    events: [],
    calls: [],
    intercept: () => 'none',
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return kube;
}

interface Answer {
  readonly code: number;
  readonly body: object;
}

function status(code: number, message: string): Answer {
  return { code, body: { kind: 'Status', code, message } };
}

function answerTo(kube: KubeDouble, { method, path }: KubeCall, body: string): Answer {
  if (method === 'POST' && path === `/apis/events.k8s.io/v1/namespaces/${NAMESPACE}/events`) {
    const event = JSON.parse(body) as Event;
    if (kube.events.some(({ metadata }) => metadata.name === event.metadata.name)) {
      return status(409, `events.events.k8s.io "${event.metadata.name}" already exists`);
    }
    kube.events.push(event);
    return { code: 201, body: event };
  }
  const name = path.split(`/api/v1/namespaces/${NAMESPACE}/configmaps/`)[1] ?? '';
  const found = kube.configMaps.get(name);
  if (found === undefined) return status(404, `configmaps "${name}" not found`);
  if (method === 'GET') return { code: 200, body: configMap(name, found) };
  if (method !== 'PATCH') return status(405, method);
  const change = JSON.parse(body) as {
    readonly data: Readonly<Record<string, string>>;
    readonly metadata?: { readonly resourceVersion: string };
  };
  const { resourceVersion = String(found.resourceVersion) } = change.metadata ?? {};
  if (resourceVersion !== String(found.resourceVersion)) {
    return status(409, `Operation cannot be fulfilled on configmaps "${name}": the object has been modified`);
  }
  const next = { data: { ...found.data, ...change.data }, resourceVersion: found.resourceVersion + 1 };
  kube.configMaps.set(name, next);
  return { code: 200, body: configMap(name, next) };
}

function configMap(name: string, { data, resourceVersion }: Stored): object {
  return { metadata: { name, uid: `uid-of-${name}`, resourceVersion: String(resourceVersion) }, data };
}
