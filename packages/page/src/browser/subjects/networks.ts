import { hasSegments, vnetOfSegment, type NetworkFacts, type Subnet } from '@netloom/network-model';
import { subjectId } from '../../data/subject-id.ts';
import { code, text } from './facts.ts';
import type { Subject } from './subject.ts';

const KINDS = {
  lan: 'LAN',
  sdn: 'VNet',
  pods: 'pod network',
  services: 'service network',
  tailnet: 'tailnet',
  vpn: 'VPN',
} as const;
const ZONES = { lan: 'lan', sdn: 'sdn', pods: 'pods', services: 'services', tailnet: 'tailnet' } as const;

/** Networks, one for both families; and the internet, which has no CIDR. */
export function networkSubjects({ network, origins }: NetworkFacts): readonly Subject[] {
  const byName = Map.groupBy(network.subnets, ({ name }) => name);
  const networks = [...byName].flatMap(([name, [first, ...more]]): readonly Subject[] => {
    if (first === undefined) return [];
    const rows = [first, ...more];
    const vnet =
      first.space === 'sdn'
        ? network.proxmox?.vnets.find((one) => one.name === name)
        : vnetOfSegment(network, first);
    const isSegment = first.space === 'lan' && hasSegments(network);
    const endpoint = endpointOf(first, isSegment);
    const sends = first.space !== 'pods' && first.space !== 'services';
    return [
      {
        id: subjectId.network(name),
        kind: isSegment ? 'segment' : KINDS[first.space],
        label: name,
        detail: rows.map(({ cidr }) => cidr.toString()).join(', '),
        facts: [
          code(
            'CIDR',
            rows.map(({ cidr }) => cidr.toString()),
          ),
          code(
            'gateway',
            rows.flatMap(({ gateway }) => (gateway === null ? [] : [gateway.toString()])),
          ),
          text('VLAN', first.vlan === null ? [] : [String(first.vlan)]),
          text('MTU', first.mtu === null ? [] : [String(first.mtu)]),
          text('zone', vnet === undefined ? [] : [vnet.zone]),
          text('VNI', vnet?.vni == null ? [] : [String(vnet.vni)]),
        ],
        origin: origins.of(first),
        from: sends ? endpoint : null,
        to: endpoint,
        owner: first.space === 'vpn' ? `vpn:${name}` : `subnet:${name}`,
        related: [],
      },
    ];
  });
  return [INTERNET, ...networks];
}

function endpointOf({ name, space }: Subnet, isSegment: boolean): string {
  if (space === 'vpn') return `vpn:${name}`;
  return isSegment ? `segment:${name}` : ZONES[space];
}

const INTERNET: Subject = {
  id: subjectId.zone('internet'),
  kind: 'zone',
  label: 'internet',
  detail: 'everything outside of this network',
  facts: [],
  origin: null,
  from: 'internet',
  to: 'internet',
  owner: null,
  related: [],
};
