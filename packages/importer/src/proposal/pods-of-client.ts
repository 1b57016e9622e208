import { podsBehind } from '../model/assemble/behind-service.ts';
import type { Entrance, Entrances } from '../model/assemble/entrances.ts';
import type { Draft } from '../model/draft/draft.ts';
import type { DraftService, DraftWorkload } from '../model/draft/services.ts';
import { groupKind } from '../model/kind.ts';
import { textOf } from '../model/planned.ts';
import { textAt } from '../model/read-tree.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { Tree } from '../sources/tree.ts';
import type { Client } from './need.ts';

/** What a firewall row says about a client. */
export type Source =
  | {
      readonly kind: 'endpoint';
      readonly from: string;
      readonly wide: string | null;
      readonly service?: DraftService;
    }
  /** No endpoint of the network file holds it. */
  | { readonly kind: 'unknown'; readonly why: string };

export interface ClientInput {
  readonly draft: Draft;
  readonly entrances: Entrances;
  readonly objects: readonly LiveObject[];
}

const wide = (why: string): Source => ({ kind: 'endpoint', from: 'pods', wide: why });

/** The endpoint that holds the addresses of a client, as policies see them. */
export function sourceOf(
  client: Exclude<Client, { readonly kind: 'prometheus' }>,
  { draft, entrances, objects }: ClientInput,
): Source {
  switch (client.kind) {
    case 'anyone':
      return { kind: 'endpoint', from: 'any', wide: null };
    case 'nodes':
      return nodes(draft);
    case 'pods':
      return wide(`no file states the labels of ${client.what}`);
    case 'workload':
      return sourceOfWorkload(client.workload, draft);
    case 'tunnel':
      return cloudflaredPods(draft);
    case 'entrance':
      return entrancePods(client.entrance, { entrances, objects });
    default:
      return client satisfies never;
  }
}

/** hostNetwork pods and the API server have the addresses of the nodes, and on other nodes those of the overlay. */
function nodes({ nodes: stated, facts }: Draft): Source {
  const isStated = stated.length > 0 && stated.every(({ address }) => address !== undefined);
  if (!isStated) return { kind: 'unknown', why: 'no file states the addresses of the nodes' };
  if (!facts.has('distribution') && !facts.has('version') && !facts.has('podCidr')) {
    return { kind: 'unknown', why: 'no file states the pod network, whose first addresses the nodes have' };
  }
  return { kind: 'endpoint', from: 'nodes', wide: null };
}

function sourceOfWorkload(workload: DraftWorkload, draft: Draft): Source {
  const { namespace, name, hostNetwork } = workload;
  if (hostNetwork) return nodes(draft);
  const service = [...draft.services.values()].find(
    (one) => one.namespace === namespace && podsBehind(one, draft).includes(workload),
  );
  return service === undefined
    ? wide(`pods are named by a Service, and ${namespace}/${name} has none`)
    : { kind: 'endpoint', from: `service:${namespace}/${service.name}`, wide: null, service };
}

const CLOUDFLARED = /(^|\/)cloudflare\/cloudflared(:|@|$)/;

/** Whether pods are those of a tunnel: what their configuration names, they connect to. */
export function isCloudflared({ images }: DraftWorkload): boolean {
  return images.some((image) => CLOUDFLARED.test(image));
}

/** Controllers whose gateways are pods with addresses of their own, unless a setting says otherwise. */
const POD_CONTROLLERS = new Set([
  'gateway.envoyproxy.io/gatewayclass-controller',
  'traefik.io/gateway-controller',
  'gateway.nginx.org/nginx-gateway-controller',
]);

/** Whether it is stated who serves a Gateway, and that this is no program of the nodes, as that of Cilium is. */
function sendsFromPods({ controller, className }: Entrance, objects: readonly LiveObject[]): boolean {
  if (controller !== 'gateway' || className === undefined) return false;
  const served = objects.find(
    (object) =>
      groupKind(object) === 'gateway.networking.k8s.io/GatewayClass' && object.name === textOf(className),
  );
  if (!POD_CONTROLLERS.has(textAt(served?.tree, 'spec', 'controllerName') ?? '')) return false;
  const settings = objects.filter((object) => groupKind(object) === 'gateway.envoyproxy.io/EnvoyProxy');
  return !settings.some(({ tree }) => namesHostNetwork(tree));
}

/** As a key, or in the text of a patch: what may say it counts. */
function namesHostNetwork(tree: Tree): boolean {
  switch (tree.kind) {
    case 'scalar':
      return String(tree.value).includes('hostNetwork');
    case 'sequence':
      return tree.items.some(namesHostNetwork);
    case 'mapping':
      return [...tree.entries].some(([key, { value }]) => key === 'hostNetwork' || namesHostNetwork(value));
    default:
      return tree satisfies never;
  }
}

/** netloom lets in pods with `app: cloudflared` in the namespace of the tunnel. */
function cloudflaredPods(draft: Draft): Source {
  const own = draft.workloads.filter(isCloudflared);
  const tunnel = draft.tunnels[0]?.namespace;
  const isOwn = own.some(({ namespace, labels, hostNetwork }) => {
    const app = labels.get('app');
    const inTunnel = tunnel !== undefined && textOf(tunnel) === namespace;
    return app !== undefined && textOf(app) === 'cloudflared' && inTunnel && !hostNetwork;
  });
  if (isOwn && tunnel !== undefined) {
    return { kind: 'endpoint', from: `pod:${textOf(tunnel)}/cloudflared`, wide: null };
  }
  const [first] = own;
  if (first === undefined) return wide('no file states the labels of the pods of cloudflared');
  return sourceOfWorkload(first, draft);
}

function entrancePods(
  of: { readonly entrance: string | undefined },
  { entrances, objects }: Pick<ClientInput, 'entrances' | 'objects'>,
): Source {
  const entrance = entrances.of(of);
  if (entrance === null) {
    return { kind: 'unknown', why: 'it is not stated through which entry point its routes go' };
  }
  const { name, controller } = entrance;
  switch (controller) {
    case 'traefik-k3s':
      return {
        kind: 'endpoint',
        from: `pod:kube-system/${name === 'ingress' ? 'traefik' : `ingress-${name}`}`,
        wide: null,
      };
    case 'traefik':
      return wide(`the release of Traefik has other labels than the one that netloom would install`);
    case 'gateway':
    case 'ingress-class':
      return sendsFromPods(entrance, objects)
        ? wide(`no file states the labels of the pods of entry point ${name}`)
        : { kind: 'unknown', why: `no file states the pods of entry point ${name}` };
    default:
      return controller satisfies never;
  }
}
