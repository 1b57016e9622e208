import { type ApiObject, ClusterForbidden, type ClusterReader, inTurns } from '@netloom/cluster';
import type { ChartValues } from '../chart-values.ts';
import { k3sValues } from '../helm/release-values.ts';
import { isClusterKind } from '../kustomize/names.ts';
import type { LiveObject } from '../live-object.ts';
import type { MachineFact } from '../machine-fact.ts';
import { flagsOf } from '../machines/flags.ts';
import { idOf } from '../object.ts';
import { LIVE } from '../repository/context.ts';
import type { Sources, UnreadSource } from '../sources.ts';
import type { Tree } from '../tree.ts';
import { mappingOf, scalarAt, scalarLike, textAt } from '../tree/nodes.ts';
import { parseTrees } from '../tree/parse-trees.ts';
import { READ_KINDS, type ReadKind } from './cluster-kinds.ts';

interface KindAnswer {
  readonly objects: readonly ApiObject[];
  readonly unread: readonly UnreadSource[];
}

/** Reads what a running cluster says about its network, and nothing else; a kind that the user may not list is a note. */
export async function readCluster(cluster: ClusterReader): Promise<Sources> {
  // asked first: it says at once whether anybody is there
  await cluster.version();
  const answers = await inTurns(READ_KINDS, (kind) => listKind(cluster, kind));
  const objects = answers
    .flatMap((answer) => answer.objects)
    .filter((object) => object.kind !== 'ConfigMap' || isAboutNetworks(object))
    .flatMap((object) => toLiveObject(object, cluster.context));
  return {
    files: 0,
    clusters: [cluster.context],
    objects,
    charts: objects.flatMap(toChart),
    machines: objects.flatMap(toMachine),
    others: [],
    unread: answers.flatMap(({ unread }) => unread),
    secrets: 0,
  };
}

async function listKind(cluster: ClusterReader, { kind, apiVersions }: ReadKind): Promise<KindAnswer> {
  try {
    for (const apiVersion of apiVersions) {
      if (!(await cluster.serves({ apiVersion, kind }))) continue;
      return { objects: await cluster.list({ apiVersion, kind }), unread: [] };
    }
    return { objects: [], unread: [] };
  } catch (error) {
    if (!(error instanceof ClusterForbidden)) throw error;
    const why = `the user of context "${cluster.context}" may not list ${kind} (${apiVersions[0] ?? ''}): the right "list" is missing`;
    return { objects: [], unread: [{ file: `${cluster.context}: ${kind}`, why }] };
  }
}

/** `db.data.svc`, or `db.data:5432`. */
const NAMES_SERVICE = /\.svc\b|[a-z0-9]\.[a-z][a-z0-9-]*:\d/;

/** A cluster has hundreds of ConfigMaps: of use are those of cloudflared, MetalLB before 0.13, kube-vip and Cilium, and what names a Service. */
function isAboutNetworks({ metadata: { name }, ...rest }: ApiObject): boolean {
  if (/^(?:cilium-config|kubevip|kube-vip|coredns|coredns-custom)$/.test(name)) return true;
  const text = JSON.stringify(rest);
  return /\b(?:ingress|address-pools|range-global|cidr-global)\b/.test(text) || NAMES_SERVICE.test(text);
}

/** With a text of its own, so that each value has a place: `context/Service/web/web`. */
function toLiveObject(object: ApiObject, context: string): readonly LiveObject[] {
  const { apiVersion, kind, metadata, ...rest } = object;
  const { managedFields: _managed, annotations, ...kept } = metadata;
  const shown = Object.entries(annotations ?? {}).filter(
    ([name]) => name !== 'kubectl.kubernetes.io/last-applied-configuration',
  );
  const { namespace } = metadata;
  const file = [context, kind, ...(namespace === undefined ? [] : [namespace]), metadata.name].join('/');
  const shownMetadata = { ...kept, ...(shown.length > 0 && { annotations: Object.fromEntries(shown) }) };
  const plain = { apiVersion, kind, metadata: shownMetadata, ...rest };
  const [tree] = parseTrees(JSON.stringify(plain, null, 2), file).trees;
  if (tree === undefined) return [];
  return [
    {
      apiVersion,
      kind,
      name: metadata.name,
      ...(namespace !== undefined && !isClusterKind(kind) && { namespace }),
      tree,
      cluster: context,
      liveness: LIVE,
      origin: 'cluster',
    },
  ];
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

/** K3s writes each node's command line into an annotation. */
function toMachine({ kind, tree, cluster, liveness }: LiveObject): readonly MachineFact[] {
  const args = scalarAt(tree, 'metadata', 'annotations', 'k3s.io/node-args');
  const name = scalarAt(tree, 'metadata', 'name');
  const words = args === undefined ? null : parseWords(String(args.value));
  if (kind !== 'Node' || args === undefined || name === undefined || words === null) return [];
  const line = scalarLike(args, words.join(' '));
  const role = words[0] === 'agent' ? 'agent' : 'server';
  const flags: Tree = flagsOf(line);
  return [{ from: 'k3s', name, role, groups: [], tree: flags, cluster, liveness }];
}

function parseWords(text: string): readonly string[] | null {
  const [tree] = parseTrees(text, '').trees;
  if (tree?.kind !== 'sequence') return null;
  return tree.items.flatMap((item) => textAt(item) ?? []);
}
