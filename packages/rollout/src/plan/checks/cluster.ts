import type { ClusterFacts } from '@netloom/cluster';
import type { ClusterIdentity, Network } from '@netloom/network-model';
import type { Refusal } from '../../changes/refusal.ts';

export interface ClusterCheckInput {
  readonly network: Pick<Network, 'name' | 'cluster'>;
  readonly cluster: ClusterFacts;
  /** The name of the network that the cluster holds; null where it holds none, or does not say which. */
  readonly held: string | null;
}

/** Whether this is the network's cluster: what the file pins must be so, and one cluster holds one network. */
export function checkCluster({ network, cluster, held }: ClusterCheckInput): readonly Refusal[] {
  const { name } = network;
  const wrong = network.cluster.identity === null ? [] : mismatches(network.cluster.identity, cluster);
  return [
    ...(wrong.length === 0
      ? []
      : [
          {
            code: 'other-cluster' as const,
            message: `"${name}" pins its cluster, and ${cluster.context} is not that one: ${wrong.join('; ')}`,
            help: 'take the context of the cluster that is pinned, or correct cluster.identity in the network file',
          },
        ]),
    ...(held === null || held === name
      ? []
      : [
          {
            code: 'other-network' as const,
            message: `the cluster holds the network "${held}", and this is "${name}"`,
            help: `name the file of "${held}", or take the context of the other cluster; \`netloom remove\` with the file of "${held}" makes room`,
          },
        ]),
  ];
}

/** What cannot be known is not proven, so that it counts as a mismatch. */
function mismatches(identity: ClusterIdentity, cluster: ClusterFacts): readonly string[] {
  const { server, caSha256, uid } = identity;
  return [
    ...(server === null || isSameUrl(server, cluster.server)
      ? []
      : [`the server is ${cluster.server}, not ${server}`]),
    ...(caSha256 === null || cluster.authorities.includes(caSha256)
      ? []
      : [`${describeAuthorities(cluster.authorities)}, not ${caSha256}`]),
    ...(uid === null || uid === cluster.uid ? [] : [`${describeUid(cluster.uid)}, not ${uid}`]),
  ];
}

function isSameUrl(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) =>
    URL.canParse(text) ? new URL(text).href.replace(/\/+$/, '') : text,
  );
  return first === second;
}

function describeAuthorities(authorities: readonly string[]): string {
  if (authorities.length === 0) return 'the kubeconfig verifies the server by no certificate authority';
  return `the certificate authority is ${authorities.join(' and ')}`;
}

function describeUid(uid: string | null): string {
  return uid === null
    ? 'this user may not read the namespace kube-system'
    : `the UID of kube-system is ${uid}`;
}
