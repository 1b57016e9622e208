import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/port-text.ts';
import { forwardTo, type InsidePort } from '../../forwards.ts';
import { describeIngress, servicePortsOf } from '../../ingress-of.ts';
import type { IngressController } from '../../network.ts';
import { describeFirst } from '../shared/describe.ts';

export const forwardOpensInternalHosts: Rule<NetworkFacts> = {
  code: 'forward-opens-internal-hosts',
  severity: 'warning',
  description: 'A forward to ingress leads to public hosts alone.',
  *check({ network, origins }) {
    const { exposures } = network;
    // a row for some clients says who is meant.
    const open = { ...network, forwards: network.forwards.filter(({ from }) => from.length === 0) };
    const published = new Set<string>(
      exposures.flatMap((one) => (one.via === 'tunnel' || one.published !== null ? [one.host] : [])),
    );
    for (const ingress of network.ingresses) {
      const internal = exposures.filter(
        (one) => one.via === 'ingress' && one.ingress === ingress.name && !published.has(one.host),
      );
      const names = [...new Set<string>(internal.map(({ host }) => host))];
      const [first] = internal;
      const forward = forwardTo(open, { addresses: ingress.addresses, ports: openPorts(ingress) });
      if (first === undefined || forward === undefined) continue;
      yield {
        message: `the forward of ${printPorts(forward.port)} to ${describeIngress(ingress)} leads to ${names.length === 1 ? 'host' : 'the hosts'} ${describeFirst(names.map((name) => `"${name}"`))}, too, which ${names.length === 1 ? 'is' : 'are'} not public: a client may send any host name to the public address`,
        at: origins.of(forward),
        related: [
          {
            message: names.length === 1 ? 'this is the host' : 'this is the first of them',
            at: origins.of(first, 'host'),
          },
        ],
        help: 'write `public` where it is meant, or expose internal hosts through an entry point that no port is forwarded to',
      };
    }
  },
};

/** The entry point `web` alone sends every client on to https. */
function openPorts(ingress: IngressController): readonly InsidePort[] {
  const { web, websecure } = servicePortsOf(ingress);
  const open = ingress.redirectToHttps ? [websecure] : [web, websecure];
  return open.map((port) => ({ port, protocol: 'tcp' }));
}
