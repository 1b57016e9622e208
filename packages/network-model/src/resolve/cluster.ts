import type { Address, Cidr } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import type { Cluster, ClusterApi, ClusterIdentity, Node, SplitHorizon } from '../network.ts';
import type { FilledFile } from './fill-cluster.ts';
import { given } from './given.ts';
import { toInterfaces } from './interfaces.ts';
import type { Recording } from './recording.ts';

export function toCluster({ cluster }: FilledFile, record: Recording): Cluster {
  return record.from(cluster, {
    distribution: cluster.distribution,
    version: cluster.version ?? null,
    talosVersion: cluster.talosVersion ?? null,
    identity: toIdentity(cluster, record),
    podCidrs: given(cluster.podCidr, cluster.podCidr6),
    serviceCidrs: given(cluster.serviceCidr, cluster.serviceCidr6),
    clusterDns: toClusterDns(cluster, record),
    splitHorizon: toSplitHorizon(cluster, record),
    flannel: record.from(cluster.flannel, {
      backend: cluster.flannel.backend,
      network: cluster.flannel.network,
      iface: cluster.flannel.iface ?? null,
    }),
    cni: cluster.cni,
    overlay: toOverlay(cluster),
    policyEngine: cluster.engine,
    servicelb: cluster.servicelb,
    apiPort: cluster.apiPort,
    nodePorts: cluster.nodePorts ?? null,
    api: toApi(cluster, record),
    tlsSans: cluster.tlsSans,
  });
}

export function toNodes({ cluster }: NetworkFile, record: Recording): readonly Node[] {
  return record.rows(cluster.nodes, (node) => {
    const row: Node = {
      name: node.name,
      role: node.role,
      addresses: given(node.address, node.address6),
      iface: node.iface ?? null,
      interfaces: toInterfaces(node.interfaces, record),
      sdnAddresses: given(node.sdnAddress, node.sdnAddress6),
      podCidrs: given(node.observed.podCidr, node.observed.podCidr6),
      host: node.observed.host ?? null,
      vmId: node.vmId ?? null,
      guestMtu: node.guestMtu ?? null,
    };
    record.key(row, 'host', [node.observed, 'host']);
    return row;
  });
}

function toApi({ api, apiPort }: NetworkFile['cluster'], record: Recording): ClusterApi | null {
  if (api === undefined) return null;
  const { address, address6, by, port = apiPort, name = null } = api;
  return record.from(api, { addresses: given(address, address6), by, port, name });
}

/** In one form each, so that they compare as texts. */
function toIdentity({ identity }: NetworkFile['cluster'], record: Recording): ClusterIdentity | null {
  if (identity === undefined) return null;
  return record.from(identity, {
    server: identity.server?.replace(/\/+$/, '') ?? null,
    caSha256: identity.caSha256?.toUpperCase() ?? null,
    uid: identity.uid?.toLowerCase() ?? null,
  });
}

function toSplitHorizon({ splitHorizon }: NetworkFile['cluster'], record: Recording): SplitHorizon | null {
  if (splitHorizon === undefined) return null;
  return record.from(splitHorizon, { forwarders: splitHorizon.forwarders ?? [] });
}

/** As its documentation has it, where the file does not state it; flannel has a row of its own. */
function toOverlay({ cni, overlay, distribution }: FilledFile['cluster']): Cluster['overlay'] {
  if (overlay !== undefined) return overlay;
  if (cni === 'cilium') return 'vxlan';
  return cni === 'calico' && (distribution === 'rke2' || distribution === 'k0s') ? 'vxlan' : null;
}

/** The rule of every distribution: the tenth address of the service CIDR, where the CIDR has one. */
function toClusterDns(cluster: FilledFile['cluster'], record: Recording): readonly Address[] {
  const tenth = (cidr: Cidr): readonly Address[] => {
    const { first, last } = cidr.interval;
    return last - first < 10n
      ? []
      : [record.derived(cidr.nth(10n), 'tenth address of the service CIDR', [cidr])];
  };
  const { clusterDns, clusterDns6, serviceCidr, serviceCidr6 } = cluster;
  return [
    ...(clusterDns === undefined ? tenth(serviceCidr) : [clusterDns]),
    ...(clusterDns6 === undefined ? given(serviceCidr6).flatMap(tenth) : [clusterDns6]),
  ];
}
