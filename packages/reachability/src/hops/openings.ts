import type { Address } from '@netloom/addresses';
import { describeSources, openingsTo, printForwardTarget } from '@netloom/network-model';
import { describePort, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { coverageOf } from './public-sources.ts';
import { describeRouter } from './routing.ts';

/** From the internet to an address at home that it routes to: the router's firewall decides, which is open or not. */
export function openingHop(index: NetworkIndex, flow: Flow, address: Address): Hop {
  const { network, at } = index;
  const router = describeRouter(index);
  const { label } = flow.sender;
  if (network.openings === null || address.family === 4) {
    const key = address.family === 4 ? '' : ' (routing.openings)';
    return unknown(
      'internet',
      `whether ${router} lets the internet reach ${address} is not stated${key}`,
      null,
    );
  }
  const what = `${address} on ${describePort(flow)}`;
  const rows = openingsTo(network, { address, port: flow.port, protocol: flow.protocol });
  const covered = rows.map((row) => ({ row, coverage: coverageOf(row.from, flow) }));
  const passing =
    covered.find(({ coverage }) => coverage === 'all') ?? covered.find(({ coverage }) => coverage === 'part');
  if (passing === undefined) {
    const text = `no row of routing.openings lets ${label} reach ${what}`;
    return deny('internet', text, at(network.openings));
  }
  const { row, coverage } = passing;
  const text = `${router} lets ${describeSources(row.from)} reach ${what} (${printForwardTarget(row.to)})`;
  return coverage === 'all'
    ? allow('internet', text, at(row))
    : unknown('internet', `${text}: that is only a part of ${label}`, at(row));
}
