import type { ChartValues } from '../../sources/chart-values.ts';
import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import type { ResolverProgram } from '../draft/dns.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { labelsAt } from '../label-selector.ts';
import { nameNode } from '../name-node.ts';
import { list, map, scalar, textOf } from '../planned.ts';
import { at, entriesAt, itemsAt, statedAt, textAt, textsAt } from '../read-tree.ts';

/** Programs that answer DNS, by their images. */
const IMAGES: readonly (readonly [image: RegExp, kind: ResolverProgram])[] = [
  [/(^|\/)k8s_gateway$/, 'k8s-gateway'],
  [/(^|\/)pihole$/, 'pihole'],
  [/(^|\/)adguardhome$/, 'adguard'],
  [/(^|\/)unbound(-docker)?$/, 'unbound'],
  [/(^|\/)dnsmasq$/, 'dnsmasq'],
  [/(^|\/)technitium\/dns-server$|^technitium\/dns-server$/, 'technitium'],
  [/(^|\/)blocky$/, 'blocky'],
];

/** Charts of one such program. */
const CHARTS: Readonly<Record<string, ResolverProgram>> = {
  pihole: 'pihole',
  'adguard-home': 'adguard',
  adguardhome: 'adguard',
  blocky: 'blocky',
};

/** Resolvers that run in the cluster, and what of CoreDNS and Tailscale's nameserver the network file has. */
export const resolvers: SourceKind = {
  objects: {
    'apps/Deployment': addPods,
    'apps/StatefulSet': addPods,
    'apps/DaemonSet': addPods,
    'tailscale.com/DNSConfig': (object, draft) => {
      const { tree } = object;
      draft.tailnets.push(nameNode(object));
      const address = statedAt(tree, 'spec', 'nameserver', 'service', 'clusterIP');
      if (address !== undefined) draft.nameservers.push(address);
    },
    '/ConfigMap': (object, draft) => {
      if (object.name === 'coredns-custom' && object.namespace === 'kube-system') addBlocks(object, draft);
    },
  },
  charts: {
    'app-template': (chart, draft) => {
      for (const [, controller] of entriesAt(chart.tree, 'controllers')) {
        for (const [, container] of entriesAt(controller, 'containers')) {
          addProgram(programOf(textAt(container, 'image', 'repository')), chart, draft);
        }
      }
    },
    'k8s-gateway': (chart, draft) => {
      addProgram('k8s-gateway', chart, draft, textsAt(chart.tree, 'domain'));
    },
    ...Object.fromEntries(
      Object.entries(CHARTS).map(([name, kind]) => [
        name,
        (chart: ChartValues, draft: Draft): void => {
          addProgram(kind, chart, draft);
        },
      ]),
    ),
  },
};

function programOf(repository: string | undefined): ResolverProgram | undefined {
  const image = repository?.replace(/(@|:[^/]*$).*/, '') ?? '';
  return IMAGES.find(([pattern]) => pattern.test(image))?.[1];
}

function addPods(object: LiveObject, draft: Draft): void {
  const { tree, name, namespace = 'default' } = object;
  const pod = at(tree, 'spec', 'template');
  for (const container of itemsAt(pod, 'spec', 'containers')) {
    const kind = programOf(textAt(container, 'image'));
    if (kind === undefined) continue;
    const labels = labelsAt(tree, 'spec', 'template', 'metadata', 'labels');
    draft.resolverPods.push({ kind, name, namespace, labels, serves: [], at: nameNode(object) });
  }
}

function addProgram(
  kind: ResolverProgram | undefined,
  { release, namespace = 'default', stated }: ChartValues,
  draft: Draft,
  serves: ReturnType<typeof textsAt> = [],
): void {
  if (kind === undefined) return;
  const where = at(stated, 'metadata', 'name') ?? stated;
  const domains = serves.flatMap((one) =>
    textOf(one)
      .split(/[\s,]+/)
      .map((domain) => scalar(domain, one.from)),
  );
  draft.resolverPods.push({ kind, name: release, namespace, labels: null, serves: domains, at: where });
}

/** Blocks with which CoreDNS answers internal names itself, as netloom writes them; others stay as they are. */
function addBlocks(object: LiveObject, draft: Draft): void {
  for (const [key, value] of entriesAt(object.tree, 'data')) {
    const text = textAt(value) ?? '';
    if (!key.endsWith('.server')) continue;
    if (/^\s*template IN A /m.test(text)) {
      draft.splitHorizons.push(map({ forwarders: forwarders(text, value) }, value));
    } else if (!text.startsWith('ts.net:53 ')) {
      const why =
        'a server block of CoreDNS stays as it is: the network file states no more than split horizon';
      draft.leaveOut({ kind: object.kind, name: `${object.name}/${key}`, why, at: value });
    }
  }
}

/** Those of the nodes are what the network file means where it names none. */
function forwarders(text: string, from: Tree): ReturnType<typeof list> {
  const [, stated = ''] = /^\s*forward \. (.*)$/m.exec(text) ?? [];
  const names = stated.split(/\s+/).filter((one) => /^[\d.]+$|^[\da-f:]+$/i.test(one));
  return list(names.map((one) => scalar(one, from)));
}
