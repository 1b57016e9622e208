import type { Flow, Network } from '@netloom/network-model';
import { pairRows } from '../pair-rows.ts';
import { added, removed, type Networks, type NetworkChange } from '../statement.ts';

/** Namespaces that close or open, and what default deny lets through. */
export function* policies({ before, after }: Networks): Iterable<NetworkChange> {
  const [closed, closes] = [closedIn(before.network), closedIn(after.network)];
  for (const namespace of [...new Set([...closed, ...closes])].sort()) {
    const label = `namespace ${namespace}`;
    if (!closed.has(namespace)) yield added(label, 'closes: only declared flows get in');
    if (!closes.has(namespace)) yield removed(label, 'opens: every pod gets in');
  }
  // elsewhere everything gets in, and a flow changes nothing
  const flowsOf = ({ flows }: Network): readonly Flow[] =>
    flows.filter(({ namespace }) => closed.has(namespace) && closes.has(namespace));
  for (const pair of pairRows({ before: flowsOf(before.network), after: flowsOf(after.network) }, keyOf)) {
    if (pair.before === null) {
      yield added(pair.key, `gets through: ${pair.after.reason}`);
    } else if (pair.after === null) {
      yield removed(pair.key, `no longer gets through: was ${pair.before.reason}`);
    }
  }
}

function closedIn({ policies: { defaultDenyIngress } }: Network): ReadonlySet<string> {
  return new Set(defaultDenyIngress);
}

function keyOf({ from, namespace, service, port }: Flow): string {
  return `${from} to ${namespace}/${service} on ${port}/tcp`;
}
