import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/port-text.ts';
import { printForwardTarget } from '../../forward-target.ts';
import type { Forward } from '../../network.ts';
import { areApart } from '../../public-source.ts';

export const forwardPortTwice: Rule<NetworkFacts> = {
  code: 'forward-port-twice',
  severity: 'error',
  description: 'A port of the public address is forwarded once.',
  *check({ network, origins }) {
    const { forwards } = network;
    for (const [index, forward] of forwards.entries()) {
      const before = forwards.slice(0, index).find((one) => overlap(one, forward));
      if (before === undefined) continue;
      yield {
        message: `${printPorts(forward.port)} is forwarded to ${printForwardTarget(forward.to)}, but ${printPorts(before.port)} already to ${printForwardTarget(before.to)}`,
        at: origins.of(forward.port),
        related: [{ message: 'it is forwarded here already', at: origins.of(before.port) }],
        help: 'keep one of them, or give the other another public port and `targetPort`',
      };
    }
  },
};

/** Rows for different clients may lead to different places. */
function overlap({ port: one, from }: Forward, { port: other, from: others }: Forward): boolean {
  if (areApart(from, others)) return false;
  return one.protocol === other.protocol && one.first <= other.last && other.first <= one.last;
}
