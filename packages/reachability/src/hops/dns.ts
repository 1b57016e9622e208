import { Address } from '@netloom/addresses';
import type { Target } from '@netloom/network-model';
import { allow, deny, unknown, unknownWay, type Hop } from '../hop.ts';
import type { Sender } from '../sender.ts';
import { ofCluster } from '../cluster-name.ts';
import type { World } from '../world/prepare.ts';
import { absent, zoneOf } from './absent-name.ts';
import { ending, waysOf, type Answer } from './answer.ts';
import { askCoreDns, ownAnswer } from './coredns.ts';
import { recordsInWords, type Found } from './records-in-words.ts';

type Named = Extract<Target, { readonly host: unknown }>;

/** A CNAME of a CNAME of …: name servers give up, too. */
const LONGEST_CHAIN = 8;

/**
 * Asks as the sender would: pods ask CoreDNS, which knows the cluster's names, and under split horizon the internal ones;
 * everybody else, nodes too, asks the public zone.
 */
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
  const asked = askCoreDns(world, sender);
  if (asked.some(({ verdict }) => verdict === 'deny')) return { hops: asked, ways: [] };
  if (service !== null) {
    const text = `CoreDNS knows ${host} as Service ${service.namespace}/${service.name}`;
    return { hops: [...asked, allow('dns', text, service.at)], ways: [{ kind: 'service', service }] };
  }
  const { hops, ways } = ownAnswer(world, host) ?? publicAnswer(world, host) ?? unanswered(world, host);
  return { hops: [...asked, ...hops], ways };
}

function publicAnswer(world: World, host: string): Answer | null {
  const hops: Hop[] = [];
  let name = host;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const found = world.names().find(name);
    if (found === null)
      return hops.length === 0 ? null : { hops: [...hops, chainEnd(world, name)], ways: [] };
    hops.push(foundHop(world, { name, records: found.records }));
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

function foundHop(world: World, found: Found): Hop {
  const { text, at } = recordsInWords(world, found);
  if (world.network.dns !== null) return allow('dns', text, at);
  return unknownWay(
    'dns',
    `${text}; but without \`dns\` nobody writes that record, and whether it exists is not known`,
    at,
  );
}

function chainEnd(world: World, name: string): Hop {
  if (zoneOf(world, name) !== null) return absent(world, name);
  return unknown('dns', `${name} is beyond this network`, null);
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
  return ending(absent(world, name));
}
