import type { Sdn } from '../values.ts';
import { DEFAULT_BRIDGE } from './assumptions.ts';
import { encodeAddress } from './encode.ts';
import { byName } from './property.ts';
import { bridgeLines, vnetName, type VNetInput, type Stanza } from './stanza.ts';

type Subnet = Sdn['subnets'][number];

/** A bridge without ports that the host itself routes for: it owns the gateways of the subnets. */
export function simpleInterfaces(carried: VNetInput): readonly Stanza[] {
  const { vnet, sdn, hostAddresses } = carried;
  const name = vnetName(vnet);
  const subnets = byName(sdn.subnets.filter(({ spec }) => spec.vnet.toString() === name)).map(toRoutedSubnet);
  const gateways = subnets.map(({ gateway }) => gateway);
  const families = new Set(subnets.flatMap(({ gateway, family }) => (gateway === null ? [] : [family])));
  return [
    {
      name,
      lines: [
        ...subnets.flatMap((subnet, index) => [
          // a gateway that two subnets share is configured once
          ...(gateways.indexOf(subnet.gateway) === index ? addressLines(subnet) : []),
          ...routeLines(subnet, name),
          ...(subnet.snat ? snatLines(subnet, hostAddresses) : []),
        ]),
        ...bridgeLines(carried, 'none'),
        ...(families.has(4) ? ['ip-forward on'] : []),
        ...(families.has(6) ? ['ip6-forward on'] : []),
      ],
    },
  ];
}

interface RoutedSubnet {
  readonly cidr: string;
  readonly prefix: string;
  readonly gateway: string | null;
  /** That of the gateway; without one Proxmox treats the subnet as IPv4. */
  readonly family: 4 | 6;
  readonly snat: boolean;
}

function toRoutedSubnet({ name, spec }: Subnet): RoutedSubnet {
  const cidr = encodeAddress(spec.subnet, `subnet ${name.toString()}`);
  const gateway =
    spec.gateway === undefined ? null : encodeAddress(spec.gateway, `gateway of ${name.toString()}`);
  const [, prefix = ''] = cidr.split('/');
  return { cidr, prefix, gateway, family: gateway?.includes(':') ? 6 : 4, snat: spec.snat === true };
}

function addressLines({ gateway, prefix }: RoutedSubnet): readonly string[] {
  return gateway === null ? [] : [`address ${gateway}/${prefix}`];
}

/** A subnet of one address is reached by a route. */
function routeLines({ cidr, prefix, family }: RoutedSubnet, name: string): readonly string[] {
  return prefix === '32' && family === 4 ? [`up ip route add ${cidr} dev ${name}`] : [];
}

function snatLines({ cidr, family }: RoutedSubnet, own: readonly string[]): readonly string[] {
  const source = own.find((address) => address.includes(':') === (family === 6));
  if (source === undefined) return [];
  const iptables = family === 6 ? 'ip6tables' : 'iptables';
  const snat = `POSTROUTING -s '${cidr}' -o ${DEFAULT_BRIDGE} -j SNAT --to-source ${source}`;
  const zone = 'PREROUTING -i fwbr+ -j CT --zone 1';
  return [
    `post-up ${iptables} -t nat -A ${snat}`,
    `post-down ${iptables} -t nat -D ${snat}`,
    `post-up ${iptables} -t raw -I ${zone}`,
    `post-down ${iptables} -t raw -D ${zone}`,
  ];
}
