import { Address, Cidr } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Subnet } from '../../network.ts';
import { publicPart } from '../../private-address.ts';
import { rangesInWords } from '../shared/words.ts';

export const networkNotPrivate: Rule<NetworkFacts> = {
  code: 'network-not-private',
  severity: 'warning',
  sentence: 'The LAN, the pods and the Services have no addresses that belong to others on the internet.',
  *check({ network, origins }) {
    for (const subnet of network.subnets) {
      const slip = SLIPS.find(({ beside }) => beside.overlaps(subnet.cidr));
      if (!OWN.has(subnet.space) && (subnet.space !== 'sdn' || slip === undefined)) continue;
      const others = publicPart(subnet.cidr);
      if (others.isEmpty) continue;
      yield {
        message: `${inWords(subnet)} ${others.covers(subnet.cidr.interval) ? '' : `holds ${rangesInWords(others.intervals)}, which `}belongs to others on the internet`,
        at: origins.of(subnet.cidr),
        ...help(slip),
      };
    }
  },
};

/** A VNet may have public addresses of its own, so that only a slip of the pen is one there. */
const OWN: ReadonlySet<Subnet['space']> = new Set(['lan', 'pods', 'services']);

interface Slip {
  readonly beside: Cidr;
  readonly meant: string;
}

/** What people write who mean RFC 1918. */
const SLIPS: readonly Slip[] = [
  { beside: Cidr.of(Address.of(4, 0xac00_0000n), 8), meant: 'of 172, only 172.16.0.0 to 172.31.255.255 is' },
  {
    beside: Cidr.of(Address.of(4, 0xc0a9_0000n), 16),
    meant: 'of 192, only 192.168.0.0 to 192.168.255.255 is',
  },
];

function help(slip: Slip | undefined): Pick<Finding, 'help'> {
  const meant = slip?.meant ?? 'only 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 are';
  return {
    help: `${meant} private: whatever really has these addresses is not reached from here; waive it where they are your own`,
  };
}

function inWords({ name, space, cidr }: Subnet): string {
  return `${space === 'sdn' ? `VNet "${name}"` : `network "${name}"`} ${cidr.toString()}`;
}
