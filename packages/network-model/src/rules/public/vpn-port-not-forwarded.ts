import type { Finding, Rule } from '@netloom/diagnostics';
import { printEndpoint } from '../../endpoint.ts';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/port-text.ts';
import { printForwardTarget } from '../../forward-target.ts';
import type { Vpn } from '../../network.ts';
import { vpnEntry } from '../../vpn-entry.ts';

export const vpnPortNotForwarded: Rule<NetworkFacts> = {
  code: 'vpn-port-not-forwarded',
  severity: 'warning',
  description: 'The router forwards the port of a VPN to its endpoint, or answers it itself.',
  *check(facts) {
    for (const vpn of facts.network.vpns) {
      const finding = toFinding(vpn, facts);
      if (finding !== null) yield finding;
    }
  },
};

function toFinding(vpn: Vpn, { network, origins }: NetworkFacts): Finding | null {
  const { name, endpoint, port } = vpn;
  const entry = vpnEntry(network, vpn);
  const to = printEndpoint(endpoint);
  if (entry.kind === 'closed') {
    return {
      message: `peers of VPN "${name}" connect to ${to} on ${port ?? ''}/udp, which the router does not forward: from the internet they do not reach it`,
      at: origins.of(vpn, 'endpoint'),
      related: [{ message: 'it forwards these ports, and no others', at: origins.of(network.forwards) }],
      help: `state the forward: \`{ port: ${port ?? ''}/udp, to: ${to} }\``,
    };
  }
  if (entry.kind !== 'taken') return null;
  const { forward } = entry;
  return {
    message: `the router answers VPN "${name}" on ${port ?? ''}/udp, but forwards ${printPorts(forward.port)} to ${printForwardTarget(forward.to)}: peers never come to the VPN`,
    at: origins.of(forward.port),
    related: [{ message: 'the VPN', at: origins.of(vpn, 'endpoint') }],
    help: 'give one of them another port, or remove the forward',
  };
}
