import { readClusterFacts, type ClusterClient, type ClusterFacts } from '@netloom/cluster';
import { Refused } from '@netloom/diagnostics/error';
import type { Network } from '@netloom/network-model';
import { heldNetwork, readInstalled } from '../observe/read-installed.ts';
import { checkCluster } from '../plan/checks/cluster.ts';

/** What a network file states as cluster.identity: the fact that identifies it best. */
export type WrittenIdentity = Readonly<Partial<Record<'uid' | 'caSha256' | 'server', string>>>;

/** The UID is of this cluster alone; an authority may be of several, and a URL depends on who asks. */
export function identityOf({ uid, authorities, server }: ClusterFacts): WrittenIdentity {
  if (uid !== null) return { uid };
  const [caSha256] = authorities;
  return caSha256 === undefined ? { server } : { caSha256 };
}

/** The identity of the cluster that a network is to be pinned to. Throws Refused where that cluster holds another network. */
export async function identityToPin(
  cluster: ClusterClient,
  network: Pick<Network, 'name' | 'cluster'>,
): Promise<WrittenIdentity> {
  const facts = await readClusterFacts(cluster);
  const held = heldNetwork(await readInstalled(cluster));
  const refusals = checkCluster({ network, cluster: facts, held });
  if (refusals.length === 0) return identityOf(facts);
  throw new Refused(refusals.map(({ message, help }) => `${message}\n${help}`).join('\n'));
}
