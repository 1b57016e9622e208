import type { Cidr } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import type { Subnet } from '../network.ts';
import type { FilledFile } from './fill-cluster.ts';
import type { Recording } from './recording.ts';
import { segmentsByVNet } from './segments-by-vnet.ts';
import { segmentsOf, type StatedSegment } from './segments-of.ts';

type Row = Omit<Subnet, 'cidr'> & { readonly cidr: Cidr | undefined; readonly of: object };

const plain = { mtu: null, gateway: null, vlan: null, proxyArp: null };

/** One row for each CIDR, of which a VNet that is a segment has none of its own: segments, VNets, pods, services, tailnet, VPNs. */
export function toSubnets(file: FilledFile, record: Recording): readonly Subnet[] {
  const { cluster, tailnet } = file;
  const rows: readonly Row[] = [
    ...segmentsOf(file).flatMap((segment) => segmentRows(segment, file)),
    ...sdnRows(file),
    { name: 'pods', space: 'pods', cidr: cluster.podCidr, ...plain, of: cluster },
    { name: 'pods', space: 'pods', cidr: cluster.podCidr6, ...plain, of: cluster },
    { name: 'services', space: 'services', cidr: cluster.serviceCidr, ...plain, of: cluster },
    { name: 'services', space: 'services', cidr: cluster.serviceCidr6, ...plain, of: cluster },
    { name: 'tailnet', space: 'tailnet', cidr: tailnet?.range, ...plain, of: tailnet ?? file },
    { name: 'tailnet', space: 'tailnet', cidr: tailnet?.range6, ...plain, of: tailnet ?? file },
  ];
  return [...rows, ...file.vpns.flatMap(vpnRows)].flatMap(({ cidr, of, ...row }) =>
    cidr === undefined ? [] : [record.from(of, { ...row, cidr })],
  );
}

function vpnRows(vpn: FilledFile['vpns'][number]): readonly Row[] {
  const { name, range, range6 } = vpn;
  return [range, range6].map((cidr) => ({ name, space: 'vpn', cidr, ...plain, of: vpn }));
}

function segmentRows(segment: StatedSegment, file: NetworkFile): readonly Row[] {
  const { cidrs, gateways, of, name, vlan, proxyArp } = segment;
  const mtu = segment.mtu ?? carriedMtu(segment, file);
  return cidrs.map((cidr) => ({
    name,
    space: 'lan',
    cidr,
    mtu,
    gateway: gateways.find(({ family }) => family === cidr.family) ?? null,
    vlan,
    proxyArp,
    of,
  }));
}

/** What the VNet that is the segment carries. One whose own packets would go through it is not what carries it. */
function carriedMtu(segment: StatedSegment, file: NetworkFile): number | null {
  const { hosts = [], sdn: { zones, vnets } = { zones: [], vnets: [] } } = file.proxmox ?? {};
  const segments = segmentsByVNet(file);
  const vnet = vnets.find(({ subnets }) =>
    subnets.some((subnet) => segments.get(subnet)?.name === segment.name),
  );
  const zone = zones.find(({ name }) => name === vnet?.zone);
  const peers = zone?.type === 'vxlan' ? (zone.peers ?? hosts.map(({ address }) => address)) : [];
  const isBelow = segment.cidrs.some((cidr) => peers.some((peer) => cidr.contains(peer)));
  return isBelow ? null : (vnet?.mtu ?? zone?.mtu ?? null);
}

function sdnRows(file: NetworkFile): readonly Row[] {
  const { proxmox } = file;
  if (proxmox === undefined) return [];
  const { zones, vnets } = proxmox.sdn;
  const segments = segmentsByVNet(file);
  return vnets.flatMap((vnet) =>
    vnet.subnets
      .filter((subnet) => !segments.has(subnet))
      .map((subnet) => ({
        name: vnet.name,
        space: 'sdn' as const,
        cidr: subnet.cidr,
        mtu: vnet.mtu ?? zones.find(({ name }) => name === vnet.zone)?.mtu ?? null,
        gateway: subnet.gateway ?? null,
        vlan: null,
        proxyArp: null,
        of: subnet,
      })),
  );
}
