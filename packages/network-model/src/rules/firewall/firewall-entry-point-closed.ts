import { intervalOf } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeIngress } from '../../ingress-of.ts';
import { addressesOf } from '../../ledger/addresses-of.ts';
import { holdsAll, opens, withAddresses } from '../shared/rule-addresses.ts';

export const firewallEntryPointClosed: Rule<NetworkFacts> = {
  code: 'firewall-entry-point-closed',
  severity: 'warning',
  description: 'Firewall rules for load balancer addresses let https pass to the ingress controller.',
  *check({ network, origins, ledger }) {
    const rules = withAddresses(network.firewall, ledger);
    const pools = addressesOf({ kind: 'zone', zone: 'pools' }, ledger);
    const about = rules.find(({ to }) => holdsAll(pools, to));
    // without a rule for the pools alone, no firewall in front of them is described.
    if (about === undefined) return;
    for (const ingress of network.ingresses) {
      const exposed = network.exposures.find(
        (exposure) => exposure.via === 'ingress' && exposure.ingress === ingress.name,
      );
      const port = ingress.proxy?.service.ports.websecure;
      if (exposed === undefined || port === undefined) continue;
      const https = { first: port, last: port, protocol: 'tcp' } as const;
      const closed = ingress.addresses.filter(
        (address) => !rules.some(({ rule, to }) => opens(rule, https) && to.covers(intervalOf(address))),
      );
      const [first] = closed;
      if (first === undefined) continue;
      const what = describeIngress(ingress);
      yield {
        message: `no firewall rule lets ${port}/tcp pass to ${closed.join(' and ')}, the address of ${what}: host "${exposed.host}" cannot be reached`,
        at: origins.of(about.rule),
        related: [
          { message: `the address of ${what} is stated here`, at: origins.of(first) },
          { message: `host "${exposed.host}" is behind it`, at: origins.of(exposed, 'host') },
        ],
        help: `let ${port}/tcp pass from where the clients are to \`pools\``,
      };
    }
  },
};
