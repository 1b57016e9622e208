import { ClusterForbidden, type ClusterReader, inTurns } from '@netloom/cluster';
import type { ChartValues } from '../chart-values.ts';
import { k3sValues } from '../helm/release-values.ts';
import type { LiveObject } from '../live-object.ts';
import { idOf } from '../object.ts';
import type { Sources } from '../sources.ts';
import { mappingOf, textAt } from '../tree/nodes.ts';
import { READ_KINDS } from './cluster-kinds.ts';
import { nodeArguments } from './node-arguments.ts';
import { type KindAnswer, readKind } from './read-kind.ts';

/** Reads what a running cluster says about its network, and nothing else; a kind that the user cannot list is a note. */
export async function readCluster(cluster: ClusterReader): Promise<Sources> {
  const { context } = cluster;
  // asked first: it says at once whether anybody is there
  await cluster.version();
  const answers = await inTurns(READ_KINDS, (kind) => readKind(cluster, kind));
  refuseWithoutRights(answers, context);
  const listed = answers.filter((answer) => answer.state === 'listed');
  const objects = listed.flatMap((answer) => answer.objects);
  return {
    files: 0,
    clusters: [context],
    objects,
    charts: objects.flatMap(toChart),
    machines: objects.flatMap(nodeArguments),
    others: [],
    unread: [
      ...answers.flatMap((answer) => (answer.state === 'forbidden' ? answer.unread : [])),
      ...listed.flatMap(({ made }) => made),
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
