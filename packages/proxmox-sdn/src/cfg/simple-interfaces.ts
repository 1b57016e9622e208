import type { Sdn } from '../values.ts';
import { WAY_OUT } from './assumptions.ts';
import { encodeAddress } from './encode.ts';
import { bridgeLines, vnetId, type Carried, type Stanza } from './stanza.ts';

type Subnet = Sdn['subnets'][number];

/** A bridge without ports that the host itself routes for: it owns the gateways of the subnets. */
export function simpleInterfaces(carried: Carried): readonly Stanza[] {
  const { vnet, sdn, own } = carried;
  const name = vnetId(vnet);
  const subnets = sdn.subnets
    .filter(({ spec }) => spec.vnet.toString() === name)
    .sort((one, other) => (one.name.toString() < other.name.toString() ? -1 : 1))
    .map(routed);
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
          ...(subnet.snat ? snatLines(subnet, own) : []),
        ]),
        ...bridgeLines(carried, 'none'),
        ...(families.has(4) ? ['ip-forward on'] : []),
        ...(families.has(6) ? ['ip6-forward on'] : []),
      ],
    },
  ];
}

interface Routed {
  readonly cidr: string;
  readonly prefix: string;
  readonly gateway: string | null;
  /** By the gateway, as Proxmox has it: without one it takes the subnet for IPv4. */
  readonly family: 4 | 6;
  readonly snat: boolean;
}

function routed({ name, spec }: Subnet): Routed {
  const cidr = encodeAddress(spec.subnet, `subnet ${name.toString()}`);
  const gateway =
    spec.gateway === undefined ? null : encodeAddress(spec.gateway, `gateway of ${name.toString()}`);
  const [, prefix = ''] = cidr.split('/');
  return { cidr, prefix, gateway, family: gateway?.includes(':') ? 6 : 4, snat: spec.snat === true };
}

function addressLines({ gateway, prefix }: Routed): readonly string[] {
  return gateway === null ? [] : [`address ${gateway}/${prefix}`];
}

/** A guest with an address of its own is reached by a route to it alone. */
function routeLines({ cidr, prefix, family }: Routed, name: string): readonly string[] {
  return prefix === '32' && family === 4 ? [`up ip route add ${cidr} dev ${name}`] : [];
}

function snatLines({ cidr, family }: Routed, own: readonly string[]): readonly string[] {
  const source = own.find((address) => address.includes(':') === (family === 6));
  if (source === undefined) return [];
  const iptables = family === 6 ? 'ip6tables' : 'iptables';
  const snat = `POSTROUTING -s '${cidr}' -o ${WAY_OUT} -j SNAT --to-source ${source}`;
  const zone = 'PREROUTING -i fwbr+ -j CT --zone 1';
  return [
    `post-up ${iptables} -t nat -A ${snat}`,
    `post-down ${iptables} -t nat -D ${snat}`,
    `post-up ${iptables} -t raw -I ${zone}`,
    `post-down ${iptables} -t raw -D ${zone}`,
  ];
}
