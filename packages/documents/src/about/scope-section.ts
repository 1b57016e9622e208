import { escapeMarkdown } from '@netloom/chart-kit';
import {
  balancing,
  isOutsideCluster,
  knownOnly,
  type Network,
  type NetworkFacts,
} from '@netloom/network-model';
import { list } from '../markdown/blocks.ts';
import { section, type Section } from '../markdown/section.ts';

/** What the page states that netloom only knows: it is checked, and set by somebody else. */
export function scopeSection({ network }: NetworkFacts): Section | null {
  return section('What Is Known, but Not Managed', {
    blocks: [
      'Stated in network.yaml and checked with all else; whoever changes it changes both.',
      list([...known(network)]),
    ],
  });
}

function* known(network: Network): Generator<string> {
  const { hosts, services, firewall, nodes, allocations, proxmox, dns } = network;
  const routers = hosts.filter(({ role }) => role === 'gateway').map(({ name }) => escapeMarkdown(name));
  yield `The home network${routers.length === 0 ? '' : ` and its gateway ${routers.join(', ')}`}: addresses, DHCP, routes.`;
  const others = hosts.filter(({ role }) => role === 'host').length;
  if (others > 0) yield `${others === 1 ? 'One host' : `${others} hosts`} with fixed addresses.`;
  if (nodes.some(({ podCidrs, host }) => podCidrs.length > 0 || host !== null)) {
    yield 'Pod CIDRs of nodes and the Proxmox hosts that run them, as observed.';
  }
  if (services.some(isOutsideCluster)) {
    yield 'Devices behind Services: what they serve, and their certificates.';
  }
  if (services.some((service) => !isOutsideCluster(service))) {
    yield 'The apps: their pods, and the Services that routes and policies name.';
  }
  if (allocations.length > 0) {
    yield `Rows of the load balancer allocations: ${balancing(network).title} hands out addresses by itself.`;
  }
  if (firewall.length > 0) {
    const where = proxmox === null ? '' : ', but for what `netloom proxmox` applies on the hosts';
    yield `Firewalls${where}.`;
  }
  if (dns === null) yield 'DNS: no provider is stated.';
  for (const { name, text } of knownOnly(network)) yield `${escapeMarkdown(name)}: ${escapeMarkdown(text)}.`;
}
