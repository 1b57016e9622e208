import { internalAnswer, isUnder, nameserverOf, TAILNET_ZONE } from '@netloom/network-model';
import { allow, unknown, type Hop } from '../hop.ts';
import { policyHops } from '../hops/policy.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { Sender } from '../sender.ts';
import { describeRecords } from './describe-records.ts';
import { unresolved, addressPaths, type Resolution } from './resolution.ts';

/** Policies between the pod and CoreDNS; no hop where none applies. */
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

/** What CoreDNS answers itself under split horizon, or forwards to Tailscale; null where it forwards to the public zone. */
export function coreDnsAnswer(index: NetworkIndex, host: string): Resolution | null {
  const records = internalAnswer(index.internalZones(), host);
  if (records !== null) {
    const { text, at } = describeRecords(index, { name: host, records });
    return { hops: [allow('dns', `CoreDNS itself answers: ${text}`, at)], paths: addressPaths(records) };
  }
  const nameserver = nameserverOf(index.network);
  if (index.network.cluster.splitHorizon === null || nameserver === null || !isUnder(host, TAILNET_ZONE)) {
    return null;
  }
  const text = `CoreDNS forwards ${host} to Tailscale's nameserver ${nameserver}; which names that has is not stated`;
  return unresolved(unknown('dns', text, index.at(nameserver)));
}
