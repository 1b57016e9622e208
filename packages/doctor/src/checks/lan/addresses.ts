import type { Address } from '@netloom/addresses';
import { inTurns } from '@netloom/cluster';
import { balancedServices, type BalancedService } from '../../balanced-services.ts';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import { describePlaces, placesOf } from '../../device.ts';
import type { DoctorFacts } from '../../facts.ts';
import type { Neighbour } from '../../neighbours.ts';
import { NotChecked } from '../../not-checked.ts';
import type { Unknown } from '../../outcome.ts';
import type { Vantage } from '../../vantage.ts';
import { isOnLan, lanAddresses, type LanAddresses } from './lan-addresses.ts';
import { poolProblems, sharedHardware, wrongHardware } from './who-answers.ts';

/** Which port does not matter: to send to any, this device asks for the hardware address first. */
const PROBED_PORT = 9;
const PROBE_MS = 500;

interface Observed {
  readonly asked: LanAddresses;
  readonly neighbours: readonly Neighbour[];
  /** Why neighbours of IPv6 are not known; null where they are, or nobody has to know. */
  readonly blind: string | null;
  /** null where no cluster says which addresses Services have. */
  readonly services: readonly BalancedService[] | null;
  readonly isProbed: boolean;
}

/** Who answers on the LAN for the addresses of the network, as far as this device has heard by ARP and NDP. */
export const lanAddressesCheck: CheckDefinition<Observed> = {
  id: 'lan-addresses',
  subject: 'lan',
  title: 'who answers for hosts and pools, by ARP and NDP',
  symptom: null,
  applies: ({ hosts, pools }) => hosts.length + pools.length > 0,
  observe: async (vantage, { network }) => {
    const places = placesOf(vantage.device, network);
    const own = vantage.device.map(({ address }) => address);
    if (
      !places.some(({ space, address }) => space === 'lan' || (space === 'node' && isOnLan(address, network)))
    ) {
      throw new NotChecked(
        `ARP is heard on the LAN, and this device stands ${describePlaces(places)}`,
        'not-here',
      );
    }
    const services = vantage.cluster.then(balancedServices).catch(() => null);
    const asked = lanAddresses(network, own);
    if (vantage.probe !== null) await askAll(vantage.probe, asked.here);
    const six = asked.here.some(({ family }) => family === 6) ? await neighbours6(vantage) : [];
    return {
      asked,
      neighbours: [...(await vantage.neighbours(4)), ...(typeof six === 'string' ? [] : six)],
      blind: typeof six === 'string' ? six : null,
      services: await services,
      isProbed: vantage.probe !== null,
    };
  },
  compare: (observed, facts) => {
    const { asked, neighbours, services } = observed;
    const macOf = new Map(neighbours.map(({ address, mac }) => [address.toString(), mac]));
    const heard = asked.here.filter((address) => macOf.has(address.toString()));
    return {
      saw: `${heard.length} of ${countOf(asked.here.length, 'address')} heard of`,
      problems: [
        ...wrongHardware(macOf, facts),
        ...sharedHardware(macOf, facts),
        ...(services === null ? [] : poolProblems(macOf, { services, facts })),
      ],
      unknown: [...unknownOf(observed, heard.length, facts)],
    };
  },
};

function* unknownOf(
  { asked, blind, services, isProbed }: Observed,
  heard: number,
  { network }: DoctorFacts,
): Iterable<Unknown> {
  const { length } = asked.here;
  if (!isProbed && heard < length) {
    yield {
      why: `${length - heard} of ${countOf(length, 'address')} were not heard of yet: --probe asks for each`,
      cause: 'not-here',
    };
  }
  if (blind !== null) yield { why: blind, cause: 'not-here' };
  if (asked.elsewhere.length > 0) {
    const count = countOf(asked.elsewhere.length, 'address');
    yield { why: `${count} on other segments are not heard of from here`, cause: 'not-here' };
  }
  if (services === null && network.pools.length > 0) {
    yield { why: 'which addresses of the pools are free only the cluster knows', cause: 'failed' };
  }
}

/** Those of IPv6, or why they cannot be read. */
async function neighbours6({ neighbours }: Vantage): Promise<readonly Neighbour[] | string> {
  try {
    return await neighbours(6);
  } catch (error) {
    if (error instanceof NotChecked) return error.message;
    throw error;
  }
}

async function askAll(probe: NonNullable<Vantage['probe']>, addresses: readonly Address[]): Promise<void> {
  await inTurns(addresses, (address) =>
    probe.connect({ host: address.toString(), port: PROBED_PORT, timeoutMs: PROBE_MS }),
  );
}
