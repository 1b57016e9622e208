import type { Rule } from '@netloom/diagnostics';
import { isAtRouter } from '../../at-router.ts';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/port-text.ts';
import { printForwardTarget } from '../../forward-target.ts';
import { forwardAddresses } from '../../forwards.ts';
import type { Forward, Network } from '../../network.ts';
import { segmentSubnets } from '../../node-segments.ts';
import { pinAt } from '../../pins.ts';

export const forwardToNowhere: Rule<NetworkFacts> = {
  code: 'forward-to-nowhere',
  severity: 'error',
  description: 'A forwarded port leads to an address that something at home has.',
  *check({ network, origins }) {
    for (const forward of network.forwards) {
      const problem = problemOf(forward, network);
      if (problem === null) continue;
      yield {
        message: `${printPorts(forward.port)} is forwarded to ${printForwardTarget(forward.to)}, ${problem.what}`,
        severity: problem.severity,
        at: origins.of(forward, 'to'),
        help: problem.help,
      };
    }
  },
};

interface Problem {
  readonly what: string;
  readonly severity: 'error' | 'warning';
  readonly help: string;
}

function problemOf(forward: Forward, network: Network): Problem | null {
  const { to } = forward;
  if (to.kind === 'ingress') {
    const [first, ...more] = network.ingresses;
    if (first === undefined) {
      return error(
        'which the network does not have',
        'state the ingress controller, or the machine that answers',
      );
    }
    return more.length === 0
      ? null
      : error('of which the network has several', `name the one: ingress:${first.name}`);
  }
  if (to.kind === 'literal') return addressProblem(forward, network);
  // its own services answer at the public address, whatever addresses it has at home.
  if (isAtRouter(network, to)) return null;
  // a name that does not exist is an unknown reference.
  if (to.kind === 'zone' || !exists(forward, network)) return null;
  const [first, ...more] = forwardAddresses(network, forward);
  if (first === undefined) {
    const what = 'which has no IPv4 address at home';
    return error(what, 'expose it with `via: loadBalancer` and an `address`, and the router finds it there');
  }
  return more.length === 0
    ? null
    : error(`which has several addresses (${[first, ...more].join(', ')})`, 'name the one address');
}

function exists({ to }: Forward, { services, balancers, hosts, ingresses, pools }: Network): boolean {
  if (to.kind !== 'named') return false;
  if ('namespace' in to) {
    return [...services, ...balancers].some((row) => row.namespace === to.namespace && row.name === to.name);
  }
  return [...hosts, ...ingresses, ...pools].some(({ name }) => name === to.name);
}

/** A stated address that something has, or that a Service may get. */
function addressProblem(forward: Forward, network: Network): Problem | null {
  const [address] = forwardAddresses(network, forward);
  if (address === undefined) return null;
  const { hosts, pools, reservations } = network;
  const dhcp = reservations.some((row) => row.purpose === 'dhcp' && row.addresses.contains(address));
  const held =
    hosts.some((host) => host.addresses.some((one) => one.address.equals(address))) ||
    pinAt(network, address) !== null ||
    pools.some(({ addresses }) => addresses.some((block) => block.contains(address))) ||
    network.cluster.api?.addresses.some((one) => one.equals(address)) === true;
  if (held) return null;
  if (dhcp) {
    return error(
      'which the DHCP server may give to any device',
      'reserve it: name the device under `hosts`, with its `mac`',
    );
  }
  const isAtHome = segmentSubnets(network).some(({ cidr }) => cidr.contains(address));
  return isAtHome
    ? { what: 'which nothing in the file has', severity: 'warning', help: 'name the device under `hosts`' }
    : error('which is in no network at home', 'name an address of the home network');
}

function error(what: string, help: string): Problem {
  return { what, severity: 'error', help };
}
