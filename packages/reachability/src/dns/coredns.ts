import { internalAnswer, isUnder, nameserverOf, TAILNET_ZONE } from '@netloom/network-model';
import { allow, unknown, type Hop } from '../hop.ts';
import type { Sender } from '../sender.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { unresolved, addressPaths, type Resolution } from './resolution.ts';
import { policyHops } from '../hops/policy.ts';
import { describeRecords } from './describe-records.ts';

/** Only where a policy of the pod decides: everybody else may ask. */
export function coreDnsPolicyHops(index: NetworkIndex, sender: Sender): readonly Hop[] {
  const pods = index.workloads().get('kube-system/coredns');
  if (pods === undefined) return [];
  const flow = {
    sender,
    protocol: 'udp',
    port: 53,
    family: index.primaryFamily,
    request: null,
    followRedirect: null,
  } as const;
  return [...policyHops(index, flow, { pods, port: 53 })].filter(({ at }) => at !== null);
}

/** What split horizon has CoreDNS answer itself, or whom it has it ask; null where CoreDNS asks the public zone. */
export function coreDnsAnswer(index: NetworkIndex, host: string): Resolution | null {
  const records = internalAnswer(index.internalZones(), host);
  if (records !== null) {
    const { text, at } = describeRecords(index, { name: host, records });
    return { hops: [allow('dns', `CoreDNS itself answers: ${text}`, at)], paths: addressPaths(records) };
  }
  const nameserver = nameserverOf(index.network);
  if (index.network.cluster.splitHorizon === null || nameserver === null || !isUnder(host, TAILNET_ZONE))
    return null;
  const text = `CoreDNS forwards ${host} to Tailscale's nameserver ${nameserver}; which names that has is not stated`;
  return unresolved(unknown('dns', text, index.at(nameserver)));
}
