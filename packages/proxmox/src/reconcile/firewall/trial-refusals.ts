import type { Address } from '@netloom/addresses';
import type { Overlay } from './desired-firewall.ts';
import { filterPacket } from './filter-packet.ts';
import { firewallAfter } from './firewall-after.ts';
import type { FirewallRefusal } from './firewall-plan.ts';
import { MANAGEMENT_PORTS, type ObservedHostFirewall } from './observe-hosts.ts';
import type { TrialCheckInput } from './trial-check-input.ts';

/** Why the firewall cannot be turned on: connections would be blocked, or a test would prove nothing. */
export function* trialRefusals(input: TrialCheckInput): Iterable<FirewallRefusal> {
  const { observed, hosts } = input;
  if (observed.enable > 1) {
    const since = new Date(observed.enable * 1000).toISOString();
    yield {
      code: 'on-trial',
      message: `The firewall is being tested since ${since}, by somebody else or by a run that was interrupted.`,
      help: 'Wait a minute: it is on for good then, or off again.',
    };
    return;
  }
  for (const host of hosts) yield* hostRefusals(host);
  yield* connectivityRefusals(input);
}

/** What must be accepted and, as far as the rules show, would not be. */
export function* connectivityRefusals(input: TrialCheckInput): Iterable<FirewallRefusal> {
  const { desired, hosts } = input;
  for (const host of hosts) yield* managementRefusals(host, input);
  for (const overlay of desired.overlays) yield* overlayRefusals(overlay, input);
}

function* hostRefusals({ host, options, problems }: ObservedHostFirewall): Iterable<FirewallRefusal> {
  const { name } = host;
  for (const problem of problems) {
    yield {
      code: 'host-away',
      message: `${name} does not answer now (${problem}): a test would prove nothing.`,
      help: 'Bring it back first, or turn the firewall on by hand with a console at hand.',
    };
  }
  if (options?.nftables === 1) {
    yield {
      code: 'no-trial',
      message: `${name} runs the nftables firewall, which does not support the test of 60 seconds.`,
      help: 'Turn it on by hand with a console at hand, or set the host option nftables to 0.',
    };
  }
}

function* managementRefusals(at: ObservedHostFirewall, input: TrialCheckInput): Iterable<FirewallRefusal> {
  const { host, from } = at;
  const dest = host.addresses.find(({ family }) => family === from?.family);
  if (from === null || dest === undefined) return;
  for (const port of MANAGEMENT_PORTS) {
    const result = filterPacket({ source: from, dest, proto: 'tcp', port }, firewallAfter(at, input));
    if (result.kind === 'accepted') continue;
    yield {
      code: 'locks-out',
      message: `Once the firewall is on, ${from} (where this runs) no longer reaches ${host.name} on ${port}/tcp: ${result.reason}.`,
      help: `Add a firewall rule from ${from} to proxmox with ports [8006/tcp, 22/tcp] to the network, or remove what comes first.`,
    };
  }
}

/** One refusal for an overlay, with one of its blocked paths as an example. */
function* overlayRefusals(overlay: Overlay, input: TrialCheckInput): Iterable<FirewallRefusal> {
  const { zone, port } = overlay;
  const paths = overlayPaths(overlay, input.hosts);
  const blocked = paths.flatMap(({ at, source, dest }) => {
    const result = filterPacket({ source, dest, proto: 'udp', port }, firewallAfter(at, input));
    return result.kind === 'accepted' ? [] : [{ source, at, reason: result.reason }];
  });
  const [first] = blocked;
  if (first === undefined) return;
  const example = `${describeAddress(first.source, input.hosts)} to ${first.at.host.name}: ${first.reason}`;
  yield {
    code: 'overlay-blocked',
    message: `Once the firewall is on, VXLAN zone ${zone} is cut: ${blocked.length} of ${paths.length} paths between its hosts are blocked on ${port}/udp, such as ${example}.`,
    help: `Add a firewall rule from proxmox to proxmox with ports [${port}/udp] to the network, or remove what comes first.`,
  };
}

interface OverlayPath {
  readonly at: ObservedHostFirewall;
  readonly source: Address;
  readonly dest: Address;
}

/** From every peer to every other one that is a host. */
function overlayPaths({ peers }: Overlay, hosts: readonly ObservedHostFirewall[]): readonly OverlayPath[] {
  return hosts.flatMap((at) =>
    peers
      .filter((peer) => hasAddress(at, peer))
      .flatMap((dest) => peers.filter((peer) => !peer.equals(dest)).map((source) => ({ at, source, dest }))),
  );
}

function describeAddress(address: Address, hosts: readonly ObservedHostFirewall[]): string {
  return hosts.find((at) => hasAddress(at, address))?.host.name ?? address.toString();
}

function hasAddress({ host }: ObservedHostFirewall, address: Address): boolean {
  return host.addresses.some((own) => own.equals(address));
}
