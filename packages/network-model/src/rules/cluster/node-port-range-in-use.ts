import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/port-text.ts';
import type { NodePortRange } from '../../network.ts';
import { needsOf } from '../shared/cluster-needs.ts';
import { describeList } from '../shared/describe.ts';

/** What Linux takes for outgoing connections: net.ipv4.ip_local_port_range. */
const EPHEMERAL: NodePortRange = { first: 32768, last: 60999 };

export const nodePortRangeInUse: Rule<NetworkFacts> = {
  code: 'node-port-range-in-use',
  severity: 'error',
  description: 'The ports of the nodes that Services may have are those of nothing else.',
  *check({ network, origins }) {
    const range = network.cluster.nodePorts;
    if (range === null) return;
    const at = origins.of(range);
    const text = `${range.first}-${range.last}`;
    const taken = [...needsOf(network)].filter(({ port }) => overlaps(range, port));
    if (taken.length > 0) {
      const names = taken.map(({ port, what }) => `${printPorts(port)} (${what})`);
      yield {
        message: `node ports ${text} hold ${describeList(names)}, where programs of the nodes listen: a Service may get such a port`,
        at,
        help: 'state a range without them, such as 30000-32767',
      };
    }
    if (overlaps(range, EPHEMERAL)) {
      yield {
        message: `node ports ${text} overlap ${EPHEMERAL.first}-${EPHEMERAL.last}, which Linux takes for connections that it opens: kube-apiserver's own documentation asks for ranges apart`,
        severity: 'warning',
        at,
        help: 'state a range below 32768, or move net.ipv4.ip_local_port_range of the nodes, and waive this',
      };
    }
  },
};

function overlaps(one: NodePortRange, other: NodePortRange): boolean {
  return one.first <= other.last && other.first <= one.last;
}
