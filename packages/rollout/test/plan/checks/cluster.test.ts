import type { ClusterFacts } from '@netloom/cluster';
import type { ClusterIdentity } from '@netloom/network-model';
import { smallNetwork } from '@netloom/network-model/testing';
import { checkCluster } from '../../../src/plan/checks/cluster.ts';

const unpinned = smallNetwork();
const UID = '3f2c1b0a-0000-4000-8000-000000000001';
const CA = Array(32).fill('AB').join(':');
const CLUSTER: ClusterFacts = {
  context: 'lab',
  server: 'https://192.168.1.10:6443',
  version: 'v1.37.1+k3s1',
  uid: UID,
  authorities: [CA],
};
const NOTHING: ClusterIdentity = { server: null, caSha256: null, uid: null };

function messages(
  identity: Partial<ClusterIdentity> | null,
  more: Partial<ClusterFacts> = {},
): readonly string[] {
  const network = {
    ...unpinned,
    cluster: { ...unpinned.cluster, identity: identity === null ? null : { ...NOTHING, ...identity } },
  };
  return checkCluster({ network, cluster: { ...CLUSTER, ...more }, held: null }).map(
    ({ message }) => message,
  );
}

describe(checkCluster, () => {
  it.each([null, 'small'])('has nothing against a cluster that holds %j', (held) => {
    expect(checkCluster({ network: unpinned, cluster: CLUSTER, held })).toEqual([]);
  });

  it('refuses a cluster that holds another network', () => {
    expect(checkCluster({ network: unpinned, cluster: CLUSTER, held: 'homelab' })).toEqual([
      {
        code: 'other-network',
        message: 'the cluster holds the network "homelab", and this is "small"',
        help: 'name the file of "homelab", or take the context of the other cluster; `netloom remove` with the file of "homelab" makes room',
      },
    ]);
  });

  it.each<[string, Partial<ClusterIdentity>]>([
    ['its server, however its URL is written', { server: 'https://192.168.1.10:6443' }],
    ['its authority', { caSha256: CA }],
    ['its UID', { uid: UID }],
    ['all of it', { server: CLUSTER.server, caSha256: CA, uid: UID }],
  ])('takes the cluster that is pinned by %s', (_what, identity) => {
    expect(messages(identity, { server: 'https://192.168.1.10:6443/' })).toEqual([]);
  });

  it.each<[Partial<ClusterIdentity>, Partial<ClusterFacts>, string]>([
    [
      { server: 'https://192.168.1.11:6443' },
      {},
      'the server is https://192.168.1.10:6443, not https://192.168.1.11:6443',
    ],
    [{ caSha256: CA.replace('AB', 'CD') }, {}, `the certificate authority is ${CA}, not CD:`],
    [
      { caSha256: CA },
      { authorities: [] },
      'the kubeconfig verifies the server by no certificate authority, not AB:',
    ],
    [{ uid: UID }, { uid: UID.replace('1', '2') }, 'the UID of kube-system is 3f2c2b0a'],
    [{ uid: UID }, { uid: null }, 'this user may not read the namespace kube-system, not 3f2c1b0a'],
  ])('refuses every other one, and one that it cannot tell: %j', (identity, cluster, said) => {
    const [message = '', ...more] = messages(identity, cluster);
    expect(more).toEqual([]);
    expect(message).toContain(`"small" pins its cluster, and lab is not that one: ${said}`);
  });
});
