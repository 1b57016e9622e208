import { describeList, printEndpoint, printPorts, type FirewallRule } from '@netloom/network-model';
import { pairRows } from '../pair-rows.ts';
import { added, changed, removed, type Networks, type NetworkChange } from '../statement.ts';

/** Rules that let through more, less, or something else. */
export function* firewall({ before, after }: Networks): Iterable<NetworkChange> {
  const [olds, nexts] = [before.network.firewall, after.network.firewall];
  for (const { key, before: old, after: next } of pairRows(
    { before: olds, after: nexts },
    ({ name }) => name,
  )) {
    const label = `rule ${key}`;
    if (old === null) {
      yield added(label, `lets ${describe(next)}`);
    } else if (next === null) {
      yield removed(label, `no longer lets ${describe(old)}`);
    } else if (describe(old) !== describe(next)) {
      yield changed(label, `let ${describe(old)}, lets ${describe(next)}`);
    }
  }
}

function describe({ from, to, ports }: FirewallRule): string {
  return `${printEndpoint(from)} reach ${printEndpoint(to)} on ${describeList(ports.map(printPorts))}`;
}
