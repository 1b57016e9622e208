import { IntervalSet, intervalOf, type Address } from '@netloom/addresses';
import { admits, type HostFirewall, type Packet } from './admits.ts';
import type { DesiredFirewall, GuardedHost, Overlay } from './desired-firewall.ts';
import { intervalOfText } from './entry-key.ts';
import type { FirewallRefusal } from './firewall-plan.ts';
import { MANAGEMENT_PORTS, type ObservedHostFirewall } from './observe-hosts.ts';
import type { FirewallPlanOptions } from './plan-part.ts';
import { rulesAfter } from './plan-rules.ts';
import type { ObservedFirewall } from './read-firewall.ts';

interface Judging {
  readonly desired: DesiredFirewall;
  readonly observed: ObservedFirewall;
  readonly allow: FirewallPlanOptions['allow'];
  readonly hosts: readonly ObservedHostFirewall[];
}

/** What stands against turning the firewall on: whoever would be shut out, and where a test would prove nothing. */
export function judgeTrial(judging: Judging): readonly FirewallRefusal[] {
  const { observed, hosts } = judging;
  if (observed.enable > 1) {
    const since = new Date(observed.enable * 1000).toISOString();
    return [
      {
        code: 'on-trial',
        message: `The firewall is being tested since ${since}, by somebody else or by a run that was interrupted.`,
        help: 'Wait a minute: it is on for good then, or off again.',
      },
    ];
  }
  return [...hosts.flatMap(judgeHost), ...judgePassages(judging)];
}

/** What must get through and, as far as the rules say, would not. */
export function judgePassages(judging: Judging): readonly FirewallRefusal[] {
  const { desired, hosts } = judging;
  return [
    ...hosts.flatMap((host) => judgeManagement(host, judging)),
    ...desired.overlays.flatMap((overlay) => judgeOverlay(overlay, judging)),
  ];
}

function judgeHost({ host, options, troubles }: ObservedHostFirewall): readonly FirewallRefusal[] {
  const { name } = host;
  return [
    ...troubles.map((trouble) => ({
      code: 'host-away' as const,
      message: `${name} does not answer as it is (${trouble}): a test would prove nothing.`,
      help: 'Bring it back first, or turn the firewall on by hand with a console at hand.',
    })),
    ...(options?.nftables === 1
      ? [
          {
            code: 'no-trial' as const,
            message: `${name} runs the nftables firewall, which does not know the test of 60 seconds.`,
            help: 'Turn it on by hand with a console at hand, or set the host option nftables to 0.',
          },
        ]
      : []),
  ];
}

function judgeManagement(at: ObservedHostFirewall, judging: Judging): readonly FirewallRefusal[] {
  const { host, from } = at;
  const dest = host.addresses.find(({ family }) => family === from?.family);
  if (from === null || dest === undefined) return [];
  return MANAGEMENT_PORTS.flatMap((port) => {
    const verdict = admits({ source: from, dest, proto: 'tcp', port }, firewallOf(at, judging));
    if (verdict.kind === 'admitted') return [];
    return [
      {
        code: 'locks-out' as const,
        message: `Once the firewall is on, ${from} (where this runs) no longer reaches ${host.name} on ${port}/tcp: ${verdict.why}.`,
        help: `Add a firewall row from ${from} to proxmox with ports [8006/tcp, 22/tcp] to the network, or clear what stands before.`,
      },
    ];
  });
}

function judgeOverlay({ zone, port, peers }: Overlay, judging: Judging): readonly FirewallRefusal[] {
  const ways = judging.hosts.flatMap((at) =>
    peers
      .filter((peer) => at.host.addresses.some((address) => address.equals(peer)))
      .flatMap((dest) => peers.filter((peer) => !peer.equals(dest)).map((source) => ({ at, source, dest }))),
  );
  const closed = ways.flatMap(({ at, source, dest }) => {
    const packet: Packet = { source, dest, proto: 'udp', port };
    const verdict = admits(packet, firewallOf(at, judging));
    return verdict.kind === 'admitted' ? [] : [{ source, at, why: verdict.why }];
  });
  const [first] = closed;
  if (first === undefined) return [];
  const example = `${nameOf(first.source, judging.hosts)} to ${first.at.host.name}: ${first.why}`;
  return [
    {
      code: 'overlay-blocked',
      message: `Once the firewall is on, VXLAN zone ${zone} falls apart: ${closed.length} of ${ways.length} ways between its hosts are closed on ${port}/udp, such as ${example}.`,
      help: `Add a firewall row from proxmox to proxmox with ports [${port}/udp] to the network, or clear what stands before.`,
    },
  ];
}

function nameOf(address: Address, hosts: readonly ObservedHostFirewall[]): string {
  const owner = hosts.find(({ host }) => host.addresses.some((own) => own.equals(address)));
  return owner?.host.name ?? address.toString();
}

/** What the host goes by when the plan is carried out. */
function firewallOf(
  { host, rules }: ObservedHostFirewall,
  { desired, observed, allow }: Judging,
): HostFirewall {
  const { mark, state: wanted } = desired;
  const sets = new Map(
    [...observed.sets].map(([name, { entries }]) => [name, entries.map(({ entry }) => entry)]),
  );
  const own = managementOf(host, sets.get('management') ?? []);
  for (const { name, entries } of wanted.sets) sets.set(name, [...(sets.get(name) ?? []), ...entries]);
  const groups = new Map([...observed.groups].map(([name, group]) => [name, group.rules]));
  for (const group of wanted.groups) groups.set(group.name, group.rules);
  return {
    rules: [...rules, ...rulesAfter({ mark, wanted, observed, allow })],
    groups,
    sets,
    management: own,
    policyIn: observed.policyIn,
  };
}

function managementOf({ networks }: GuardedHost, entries: readonly string[]): IntervalSet {
  return IntervalSet.of([
    ...networks.map((cidr) => intervalOf(cidr)),
    ...entries.flatMap((entry) => intervalOfText(entry) ?? []),
  ]);
}
