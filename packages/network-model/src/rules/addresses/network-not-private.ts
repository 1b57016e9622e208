import { Address, Cidr } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Subnet } from '../../network.ts';
import { publicPart } from '../../private-address.ts';
import { describeRanges } from '../shared/describe.ts';

export const networkNotPrivate: Rule<NetworkFacts> = {
  code: 'network-not-private',
  severity: 'warning',
  description: 'The LAN, the pods and the Services have no addresses that belong to others on the internet.',
  *check({ network, origins }) {
    for (const subnet of network.subnets) {
      const misreading = MISREADINGS.find(({ beside }) => beside.overlaps(subnet.cidr));
      if (!OWN.has(subnet.space) && (subnet.space !== 'sdn' || misreading === undefined)) continue;
      const others = publicPart(subnet.cidr);
      if (others.isEmpty) continue;
      yield {
        message: `${describeSubnet(subnet)} ${others.covers(subnet.cidr.interval) ? '' : `holds ${describeRanges(others.intervals)}, which `}belongs to others on the internet`,
        at: origins.of(subnet.cidr),
        ...help(misreading),
      };
    }
  },
};

/** A VNet may have public addresses of its own: there, only a likely misreading of RFC 1918 is reported. */
const OWN: ReadonlySet<Subnet['space']> = new Set(['lan', 'pods', 'services']);

interface Misreading {
  readonly beside: Cidr;
  readonly meant: string;
}

/** Networks beside those of RFC 1918, which are probably meant. */
const MISREADINGS: readonly Misreading[] = [
  { beside: Cidr.of(Address.of(4, 0xac00_0000n), 8), meant: 'of 172, only 172.16.0.0 to 172.31.255.255 is' },
  {
    beside: Cidr.of(Address.of(4, 0xc0a9_0000n), 16),
    meant: 'of 192, only 192.168.0.0 to 192.168.255.255 is',
  },
];

function help(misreading: Misreading | undefined): Pick<Finding, 'help'> {
  const meant = misreading?.meant ?? 'only 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 are';
  return {
    help: `${meant} private: their real owners cannot be reached from here; waive this where the addresses are yours`,
  };
}

function describeSubnet({ name, space, cidr }: Subnet): string {
  return `${space === 'sdn' ? `VNet "${name}"` : `network "${name}"`} ${cidr.toString()}`;
}
