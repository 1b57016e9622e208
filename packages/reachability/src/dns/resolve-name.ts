import { Address } from '@netloom/addresses';
import type { Target } from '@netloom/network-model';
import { allow, deny } from '../hop.ts';
import { describeService } from '../hops/service.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { PodSender, Sender } from '../sender.ts';
import { absentNameHop } from './absent-name.ts';
import { coreDnsAnswer, coreDnsPolicyHops } from './coredns.ts';
import { forwardedAnswer, homeAnswer, partHop, resolverFor } from './home-resolver.ts';
import { publicAnswer } from './public-answer.ts';
import { toAddressPaths, unresolved, type Resolution } from './resolution.ts';
import { serviceByDnsName } from './service-by-dns-name.ts';

/** Resolves as the sender does: pods through CoreDNS, all others by the resolver that they ask, or the public zone. */
export function resolveName(
  index: NetworkIndex,
  sender: Sender,
  host: Extract<Target, { readonly host: unknown }>['host'],
): Resolution {
  if (host instanceof Address) return { hops: [], paths: toAddressPaths([host]) };
  return sender.kind === 'pod' ? resolveAsPod(index, sender, host) : resolveOutside(index, sender, host);
}

/** CoreDNS has the cluster's names, and under split horizon the internal ones; it forwards all others. */
function resolveAsPod(index: NetworkIndex, sender: PodSender, host: string): Resolution {
  const policies = coreDnsPolicyHops(index, sender);
  if (policies.some(({ verdict }) => verdict === 'deny')) return { hops: policies, paths: [] };
  const service = serviceByDnsName(index, host, sender.namespace);
  if (service !== null) {
    const text = `CoreDNS resolves ${host} to ${describeService(service)}`;
    return { hops: [...policies, allow('dns', text, service.at)], paths: [{ kind: 'service', service }] };
  }
  const { hops, paths } =
    coreDnsAnswer(index, host) ?? byResolver(index, sender, host) ?? hostAnswer(index, host);
  return { hops: [...policies, ...hops], paths };
}

/** What the sender's own resolver has, and else the public zone; null where neither has a record. */
function byResolver(index: NetworkIndex, sender: Sender, host: string): Resolution | null {
  const asked = resolverFor(index, sender);
  if (asked.kind === 'none') return publicAnswer(index, host);
  const { resolver } = asked;
  const own = homeAnswer(index, resolver, host);
  const others = publicAnswer(index, host);
  if (asked.kind === 'resolver') {
    return own ?? (others === null ? null : forwardedAnswer(index, resolver, others));
  }
  if (own === null) return others;
  return { hops: [partHop(index, resolver, sender), ...own.hops], paths: own.paths };
}

function resolveOutside(index: NetworkIndex, sender: Sender, host: string): Resolution {
  const answer = byResolver(index, sender, host);
  if (answer !== null) return answer;
  const service = serviceByDnsName(index, host, null);
  if (service === null) return hostAnswer(index, host);
  const text = `${host} is a name of the cluster: only pods resolve it, through CoreDNS`;
  return unresolved(deny('dns', text, service.at));
}

/** A host of the network needs no record: its bare name is enough. */
function hostAnswer(index: NetworkIndex, name: string): Resolution {
  const host = index.hosts().get(name);
  if (host === undefined) return unresolved(absentNameHop(index, name));
  const addresses = host.addresses.map(({ address }) => address);
  const text = `${name} has no record; it is taken as the host ${name}, ${addresses.map(String).join(', ')}`;
  return { hops: [allow('dns', text, index.at(host))], paths: toAddressPaths(addresses) };
}
