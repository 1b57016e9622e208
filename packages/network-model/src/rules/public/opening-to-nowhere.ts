import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { printForwardTarget } from '../../forward-target.ts';
import type { Network, Opening } from '../../network.ts';
import { segmentSubnets } from '../../node-segments.ts';
import { openedAddresses } from '../../openings.ts';
import { pinAt } from '../../pins.ts';
import { isPrivate } from '../../private-address.ts';

export const openingToNowhere: Rule<NetworkFacts> = {
  code: 'opening-to-nowhere',
  severity: 'error',
  description:
    "The router's firewall is opened to an address that something at home has, and that the internet routes to.",
  *check({ network, origins }) {
    for (const opening of network.openings ?? []) {
      const problem = problemOf(opening, network);
      if (problem === null) continue;
      yield {
        message: `the router's firewall is open to ${printForwardTarget(opening.to)}, ${problem.what}`,
        severity: problem.severity ?? 'error',
        at: origins.of(opening, 'to'),
        help: problem.help,
      };
    }
  },
};

interface Problem {
  readonly what: string;
  readonly severity?: 'warning';
  readonly help: string;
}

function problemOf(opening: Opening, network: Network): Problem | null {
  const { to } = opening;
  const addresses = openedAddresses(network, opening);
  const local = addresses.find(isPrivate);
  if (local !== undefined) {
    return {
      what: `whose address ${local.toString()} is local: nothing on the internet reaches it`,
      help: 'name an address of the prefix that the provider routes to this home',
    };
  }
  if (to.kind === 'ingress' && network.ingresses.length !== 1) {
    return network.ingresses.length === 0
      ? {
          what: 'which the network does not have',
          help: 'state the ingress controller, or the machine that answers',
        }
      : {
          what: 'of which the network has several',
          help: `name the one: ingress:${network.ingresses[0]?.name ?? ''}`,
        };
  }
  if (addresses.length === 0) {
    // a name that does not exist is an unknown reference.
    return exists(opening, network)
      ? {
          what: 'which has no IPv6 address at home',
          help: 'state its `address6`: by IPv4 the router forwards a port instead',
        }
      : null;
  }
  return to.kind === 'literal' ? addressProblem(opening, network) : null;
}

function exists({ to }: Opening, { services, balancers, hosts, ingresses, pools }: Network): boolean {
  if (to.kind === 'ingress') return true;
  if (to.kind !== 'named') return false;
  return 'namespace' in to
    ? [...services, ...balancers].some((row) => row.namespace === to.namespace && row.name === to.name)
    : [...hosts, ...ingresses, ...pools].some(({ name }) => name === to.name);
}

/** Of a stated address: devices at home may have others than the file states. */
function addressProblem(opening: Opening, network: Network): Problem | null {
  const [address] = openedAddresses(network, opening);
  if (address === undefined) return null;
  const isHeld =
    network.hosts.some((host) => host.addresses.some((one) => one.address.equals(address))) ||
    pinAt(network, address) !== null ||
    network.pools.some(({ addresses }) => addresses.some((block) => block.contains(address))) ||
    network.cluster.api?.addresses.some((one) => one.equals(address)) === true;
  if (isHeld) return null;
  return segmentSubnets(network).some(({ cidr }) => cidr.contains(address))
    ? { what: 'which nothing in the file has', severity: 'warning', help: 'name the device under `hosts`' }
    : { what: 'which is in no network at home', help: 'name an address of a `cidr6` of the home network' };
}
