import type { Address } from '@netloom/addresses';
import { inTurns } from '@netloom/cluster';
import { balancedServices, type BalancedService } from '../../balanced-services.ts';
import type { CheckDefinition, Unknown } from '../../check.ts';
import { describePlaces, placesOf } from '../../device.ts';
import { countOf } from '../../judgements.ts';
import type { Neighbour } from '../../neighbours.ts';
import { NotChecked } from '../../not-checked.ts';
import type { Vantage } from '../../vantage.ts';
import { isOnLan, lanAddresses } from './lan-addresses.ts';
import { poolProblems, sharedHardware } from './who-answers.ts';

/** Which port does not matter: to send to any, this device asks for the hardware address first. */
const PROBED_PORT = 9;
const PROBE_MS = 500;

interface Observed {
  readonly neighbours: readonly Neighbour[];
  /** null where no cluster says which addresses Services have. */
  readonly services: readonly BalancedService[] | null;
  readonly isProbed: boolean;
  /** Those of this device itself, which nobody else answers for. */
  readonly own: readonly Address[];
}

/** Who answers on the LAN for the addresses of the network, as far as this device has heard by ARP. */
export const lanAddressesCheck: CheckDefinition<Observed> = {
  id: 'lan-addresses',
  subject: 'lan',
  title: 'who answers for hosts and pools, by ARP',
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
    if (vantage.probe !== null) await askAll(vantage.probe, lanAddresses(network, own));
    return {
      neighbours: await vantage.neighbours(),
      services: await services,
      isProbed: vantage.probe !== null,
      own,
    };
  },
  judge: ({ neighbours, services, isProbed, own }, facts) => {
    const { network } = facts;
    const macOf = new Map(neighbours.map(({ address, mac }) => [address.toString(), mac]));
    const asked = lanAddresses(network, own);
    const heard = asked.filter((address) => macOf.has(address.toString()));
    const unheard: Unknown = {
      why: `${asked.length - heard.length} of ${countOf(asked.length, 'address')} were not heard of yet: --probe asks for each`,
      cause: 'not-here',
    };
    const noCluster: Unknown = {
      why: 'which addresses of the pools are free only the cluster knows',
      cause: 'failed',
    };
    return {
      saw: `${heard.length} of ${countOf(asked.length, 'address')} heard of`,
      problems: [
        ...sharedHardware(macOf, facts),
        ...(services === null ? [] : poolProblems(macOf, { services, facts })),
      ],
      unknown: [
        ...(isProbed || heard.length === asked.length ? [] : [unheard]),
        ...(services === null && network.pools.length > 0 ? [noCluster] : []),
      ],
    };
  },
};

async function askAll(probe: NonNullable<Vantage['probe']>, addresses: readonly Address[]): Promise<void> {
  await inTurns(addresses, (address) =>
    probe.connect({ host: address.toString(), port: PROBED_PORT, timeoutMs: PROBE_MS }),
  );
}
