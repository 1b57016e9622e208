import { internalAnswer, isUnder, nameserverOf, TAILNET_ZONE } from '@netloom/network-model';
import { allow, unknown, type Hop } from '../hop.ts';
import type { Sender } from '../sender.ts';
import type { World } from '../world/prepare.ts';
import { ending, waysOf, type Answer } from './answer.ts';
import { policyHops } from './policy.ts';
import { recordsInWords } from './records-in-words.ts';

/** Only where a policy of the pod decides: everybody else may ask. */
export function askCoreDns(world: World, sender: Sender): readonly Hop[] {
  const pods = world.workloads().get('kube-system/coredns');
  if (pods === undefined) return [];
  const flow = {
    sender,
    protocol: 'udp',
    port: 53,
    family: world.primaryFamily,
    request: null,
    again: null,
  } as const;
  return [...policyHops(world, flow, { pods, port: 53 })].filter(({ at }) => at !== null);
}

/** What split horizon has CoreDNS answer itself, or whom it has it ask; null where CoreDNS asks the public zone. */
export function ownAnswer(world: World, host: string): Answer | null {
  const records = internalAnswer(world.internalZones(), host);
  if (records !== null) {
    const { text, at } = recordsInWords(world, { name: host, records });
    return { hops: [allow('dns', `CoreDNS answers itself: ${text}`, at)], ways: waysOf(records) };
  }
  const nameserver = nameserverOf(world.network);
  if (world.network.cluster.splitHorizon === null || nameserver === null || !isUnder(host, TAILNET_ZONE))
    return null;
  const text = `CoreDNS asks Tailscale's nameserver ${nameserver} for ${host}; which names that has stands in the tailnet`;
  return ending(unknown('dns', text, world.at(nameserver)));
}
