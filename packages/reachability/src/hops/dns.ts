import { Address } from '@netloom/addresses';
import type { DnsRecord, Target } from '@netloom/network-model';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { Sender } from '../sender.ts';
import { ofCluster } from '../cluster-name.ts';
import type { ClusterService } from '../world/cluster-services.ts';
import type { World } from '../world/prepare.ts';
import { policyHops } from './policy.ts';

/** What a name or an address leads to. */
export type Way =
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'edge'; readonly record: DnsRecord }
  | { readonly kind: 'service'; readonly service: ClusterService };

export interface Answer {
  readonly hops: readonly Hop[];
  /** One for each address: a client tries them all. None where the hops have said it all. */
  readonly ways: readonly Way[];
}

type Named = Extract<Target, { readonly host: unknown }>;

/** A CNAME of a CNAME of …: name servers give up, too. */
const LONGEST_CHAIN = 8;

/** Asks as the sender would: pods ask CoreDNS, which knows the cluster's names; everybody else the public zone. */
export function resolveName(world: World, sender: Sender, host: Named['host']): Answer {
  if (host instanceof Address) return { hops: [], ways: [{ kind: 'address', address: host }] };
  const service = ofCluster(world, host, sender.kind === 'pod' ? sender.namespace : null);
  if (sender.kind !== 'pod') {
    const answer = publicAnswer(world, host);
    if (answer !== null) return answer;
    if (service !== null)
      return ending(deny('dns', `${host} is a name of the cluster: only pods can ask CoreDNS`, service.at));
    return unanswered(world, host);
  }
  const asked = toCoreDns(world, sender);
  if (asked.some(({ verdict }) => verdict === 'deny')) return { hops: asked, ways: [] };
  if (service !== null) {
    const text = `CoreDNS knows ${host} as Service ${service.namespace}/${service.name}`;
    return { hops: [...asked, allow('dns', text, service.at)], ways: [{ kind: 'service', service }] };
  }
  const { hops, ways } = publicAnswer(world, host) ?? unanswered(world, host);
  return { hops: [...asked, ...hops], ways };
}

/** Only where a policy of the pod decides: everybody else may ask. */
function toCoreDns(world: World, sender: Sender): readonly Hop[] {
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

function publicAnswer(world: World, host: string): Answer | null {
  const hops: Hop[] = [];
  let name = host;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const found = world.names().find(name);
    if (found === null) return hops.length === 0 ? null : beyond(hops, name);
    const hop = foundHop(world, { name, found: found.name, records: found.records });
    hops.push(hop);
    const [first] = found.records;
    if (first === undefined) return null;
    if (found.records.some(({ proxied }) => proxied))
      return { hops, ways: [{ kind: 'edge', record: first }] };
    const cname = found.records.find(({ type }) => type === 'CNAME');
    if (cname === undefined) return { hops, ways: waysOf(found.records) };
    const target = String(cname.targets[0]);
    if (target.endsWith('.cfargotunnel.com')) {
      const text = `${target} has no address of its own: only a proxied record leads into a tunnel`;
      return { hops: [...hops, deny('dns', text, world.at(cname))], ways: [] };
    }
    name = target;
  }
  return {
    hops: [...hops, deny('dns', `${host} is a chain of more than ${LONGEST_CHAIN} CNAMEs`, null)],
    ways: [],
  };
}

function foundHop(
  world: World,
  {
    name,
    found,
    records,
  }: { readonly name: string; readonly found: string; readonly records: readonly DnsRecord[] },
): Hop {
  const [first] = records;
  const target = first?.targets[0];
  const at = first === undefined ? null : world.at(target instanceof Address ? target : first);
  const answers = records.map(({ type, targets, proxied }) => {
    const how = proxied ? ', proxied by Cloudflare' : '';
    return `${type} ${targets.map(String).join(', ')}${how}`;
  });
  const by = found === name ? name : `${name}, by ${found},`;
  const text = `${by} is ${answers.join(' and ')}`;
  if (world.network.dns !== null) return allow('dns', text, at);
  return unknown(
    'dns',
    `${text}; but without \`dns\` nobody writes that record, and whether it exists is not known`,
    at,
  );
}

function waysOf(records: readonly DnsRecord[]): readonly Way[] {
  const addresses = records.flatMap(({ targets }) => targets).filter((target) => target instanceof Address);
  return addresses.map((address) => ({ kind: 'address', address }));
}

function beyond(hops: readonly Hop[], name: string): Answer {
  return { hops: [...hops, unknown('dns', `${name} is beyond this network`, null)], ways: [] };
}

/** A host of the network needs no record: whoever asks for it by its bare name means it. */
function unanswered(world: World, name: string): Answer {
  const host = world.hosts().get(name);
  if (host !== undefined) {
    const addresses = host.addresses.map(({ address }) => address);
    const text = `${name} is no record; it is taken as the host ${name}, ${addresses.map(String).join(', ')}`;
    const ways = addresses.map((address) => ({ kind: 'address' as const, address }));
    return { hops: [allow('dns', text, world.at(host))], ways };
  }
  const zone = zonesOf(world).find((one) => name === one || name.endsWith(`.${one}`));
  if (zone === undefined) return ending(unknown('dns', `${name} is in no zone of this network`, null));
  return ending(
    deny(
      'dns',
      `no record of ${zone} names ${name}`,
      world.network.dns === null ? null : world.at(world.network.dns),
    ),
  );
}

function ending(hop: Hop): Answer {
  return { hops: [hop], ways: [] };
}

/** The zones that the network owns, the narrowest first. */
export function zonesOf({ network }: World): readonly string[] {
  const zones = [network.domain, network.dns?.zone, network.ingress?.domain].filter(
    (zone) => zone !== undefined,
  );
  return [...new Set<string>(zones)].toSorted((one, other) => other.length - one.length);
}
