import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const nodePortTaken: Rule<NetworkFacts> = {
  code: 'node-port-taken',
  severity: 'error',
  description: 'A port of the nodes leads to one Service.',
  *check({ ledger }) {
    const claims = ledger.claims.filter((claim) => claim.kind === 'port').filter(({ on }) => on === 'nodes');
    for (const [port, [first, ...others]] of Map.groupBy(
      claims,
      (claim) => `${claim.port}/${claim.protocol}`,
    )) {
      const last = others.at(-1);
      if (first === undefined || last === undefined) continue;
      yield {
        message: `port ${port} of the nodes is that of ${describe(first.owner)} and of ${describe(last.owner)}: Kubernetes gives it to the first alone`,
        at: last.origin,
        related: [first, ...others.slice(0, -1)].map(({ owner, origin }) => ({
          message: `${describe(owner)} has it`,
          at: origin,
        })),
        help: 'give each a port of its own',
      };
    }
  },
};

function describe(owner: string): string {
  return `service "${owner.slice('service:'.length)}"`;
}
