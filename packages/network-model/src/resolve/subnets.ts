import type { Address, Cidr } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import type { Subnet } from '../network.ts';
import type { Recording } from './recording.ts';

type Row = Omit<Subnet, 'cidr'> & { readonly cidr: Cidr | undefined; readonly of: object };

/** One row for each CIDR: LAN, VNets, pods, services, tailnet. */
export function toSubnets(file: NetworkFile, record: Recording): readonly Subnet[] {
  const { lan, cluster, tailnet } = file;
  const plain = { mtu: null, gateway: null, proxyArp: null };
  const rows: readonly Row[] = [
    { name: 'lan', space: 'lan', cidr: lan.cidr, ...lanFacts(lan, 4), of: lan },
    { name: 'lan', space: 'lan', cidr: lan.cidr6, ...lanFacts(lan, 6), of: lan },
    ...sdnRows(file),
    { name: 'pods', space: 'pods', cidr: cluster.podCidr, ...plain, of: cluster },
    { name: 'pods', space: 'pods', cidr: cluster.podCidr6, ...plain, of: cluster },
    { name: 'services', space: 'services', cidr: cluster.serviceCidr, ...plain, of: cluster },
    { name: 'services', space: 'services', cidr: cluster.serviceCidr6, ...plain, of: cluster },
    { name: 'tailnet', space: 'tailnet', cidr: tailnet?.range, ...plain, of: tailnet ?? file },
    { name: 'tailnet', space: 'tailnet', cidr: tailnet?.range6, ...plain, of: tailnet ?? file },
  ];
  return rows.flatMap(({ cidr, of, ...row }) =>
    cidr === undefined ? [] : [record.from(of, { ...row, cidr })],
  );
}

function lanFacts(
  lan: NetworkFile['lan'],
  family: 4 | 6,
): { mtu: number | null; gateway: Address | null; proxyArp: boolean | null } {
  const gateway = family === 4 ? lan.gateway?.address : lan.gateway?.address6;
  return { mtu: lan.mtu ?? null, gateway: gateway ?? null, proxyArp: lan.gateway?.proxyArp ?? null };
}

function sdnRows({ proxmox }: NetworkFile): readonly Row[] {
  if (proxmox === undefined) return [];
  const { zones, vnets } = proxmox.sdn;
  return vnets.flatMap((vnet) =>
    vnet.subnets.map((subnet) => ({
      name: vnet.name,
      space: 'sdn' as const,
      cidr: subnet.cidr,
      mtu: vnet.mtu ?? zones.find(({ name }) => name === vnet.zone)?.mtu ?? null,
      gateway: subnet.gateway ?? null,
      proxyArp: null,
      of: subnet,
    })),
  );
}
