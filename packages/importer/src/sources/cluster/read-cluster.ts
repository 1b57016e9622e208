import { type ApiObject, ClusterForbidden, type ClusterReader, inTurns } from '@netloom/cluster';
import type { ChartValues } from '../chart-values.ts';
import { k3sValues } from '../helm/release-values.ts';
import type { LiveObject } from '../live-object.ts';
import { idOf } from '../object.ts';
import type { Sources, UnreadSource } from '../sources.ts';
import { mappingOf, textAt } from '../tree/nodes.ts';
import { READ_KINDS } from './cluster-kinds.ts';
import { listKind, type KindAnswer } from './list-kind.ts';
import { nodeArguments } from './node-arguments.ts';
import { nameOf, toLiveObject } from './to-live-object.ts';

/** Reads what a running cluster says about its network, and nothing else; a kind that the user cannot list is a note. */
export async function readCluster(cluster: ClusterReader): Promise<Sources> {
  const { context } = cluster;
  // asked first: it says at once whether anybody is there
  await cluster.version();
  const answers = await inTurns(READ_KINDS, (kind) => listKind(cluster, kind));
  refuseWithoutRights(answers, context);
  const listed = answers
    .flatMap((answer) => (answer.state === 'listed' ? answer.objects : []))
    .filter((object) => object.kind !== 'ConfigMap' || isAboutNetworks(object));
  const made = listed.filter((object) => makerOf(object) !== null);
  const objects = listed
    .filter((object) => makerOf(object) === null)
    .flatMap((object) => toLiveObject(object, context));
  return {
    files: 0,
    clusters: [context],
    objects,
    charts: objects.flatMap(toChart),
    machines: objects.flatMap(nodeArguments),
    others: [],
    unread: [
      ...answers.flatMap((answer) => (answer.state === 'forbidden' ? answer.unread : [])),
      ...made.map((object) => noteMade(object, context)),
    ],
    secrets: 0,
  };
}

function refuseWithoutRights(answers: readonly KindAnswer[], context: string): void {
  const refused = answers.flatMap((answer) => (answer.state === 'forbidden' ? answer.unread.why : []));
  const [first] = refused;
  if (first === undefined || answers.some(({ state }) => state === 'listed')) return;
  throw new ClusterForbidden({
    operation: `reading the cluster of context "${context}"`,
    detail: `${first}, nor any other kind that is read`,
    hint: 'Give the user the rights that the how-to "Import a running cluster" lists, or choose another with --context.',
  });
}

/** A cluster has hundreds of ConfigMaps: of use are those of cloudflared, MetalLB before 0.13, kube-vip, Cilium and kubeadm. */
function isAboutNetworks({ metadata: { name }, data }: ApiObject): boolean {
  if (NETWORK_MAPS.test(name)) return true;
  const values: readonly unknown[] =
    typeof data === 'object' && data !== null ? Object.entries(data).flat() : [];
  return values.some(
    (text) => typeof text === 'string' && /\b(?:ingress|address-pools|range-global|cidr-global)\b/.test(text),
  );
}

const NETWORK_MAPS = /^(?:cilium-config|kubevip|kube-vip|coredns|coredns-custom|kubeadm-config)$/;

/** Kinds that controllers make of what people state: for an ACME challenge, of an annotation at an Ingress. */
const OFTEN_MADE: ReadonlySet<string> = new Set([
  ...['Ingress', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'Gateway'],
  ...['IngressRoute', 'Certificate', 'DNSEndpoint', 'ConfigMap'],
]);

/** The controller that makes the object, `Challenge web-tls-1`; null where people state it. */
function makerOf({ kind, metadata }: ApiObject): string | null {
  if (!OFTEN_MADE.has(kind)) return null;
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  return owner === undefined ? null : owner.kind;
}

function noteMade(object: ApiObject, context: string): UnreadSource {
  return { file: nameOf(object, context), why: `a controller makes it of a ${makerOf(object) ?? ''}` };
}

function toChart({ kind, tree, cluster, liveness }: LiveObject): readonly ChartValues[] {
  if (kind !== 'HelmChart' && kind !== 'HelmChartConfig') return [];
  const { name } = idOf(tree);
  const repository = textAt(tree, 'spec', 'repo');
  const version = textAt(tree, 'spec', 'version');
  const namespace = textAt(tree, 'spec', 'targetNamespace');
  return [
    {
      chart: textAt(tree, 'spec', 'chart') ?? name,
      ...(repository !== undefined && { repository }),
      ...(version !== undefined && { version }),
      release: name,
      ...(namespace !== undefined && { namespace }),
      tree: k3sValues(tree) ?? mappingOf(tree, []),
      stated: tree,
      from: kind,
      cluster,
      liveness,
    },
  ];
}
