import { Address, IntervalSet } from '@netloom/addresses';
import {
  addressesOf,
  isPrivate,
  resolverAnswer,
  RESOLVING,
  type NetworkFacts,
  type Resolver,
} from '@netloom/network-model';
import { allow, deny, unknown, unknownNextHop, type Hop } from '../hop.ts';
import { lazilyByKey } from '../network-index/lazily.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { nodeAddressesOnLinks, type Sender } from '../sender.ts';
import { toAddressPaths, type Resolution } from './resolution.ts';

/** Who a sender asks: a resolver of the network, one of several, or none that is stated. */
export type AskedResolver =
  | { readonly kind: 'resolver'; readonly resolver: Resolver }
  | { readonly kind: 'part'; readonly resolver: Resolver }
  | { readonly kind: 'none' };

/** Pods ask CoreDNS, which asks the resolver of its node. */
export function resolverFor(index: NetworkIndex, sender: Sender): AskedResolver {
  if (index.network.resolvers.length === 0) return { kind: 'none' };
  const own = sender.kind === 'outside' ? sender.addresses : nodeAddressesOnLinks(index);
  const served = servedBy(index.facts);
  const whole = served.find(({ clients }) => own.intervals.every((interval) => clients.covers(interval)));
  if (whole !== undefined) return { kind: 'resolver', resolver: whole.resolver };
  const part = served.find(({ clients }) => own.intervals.some((interval) => clients.overlaps(interval)));
  return part === undefined ? { kind: 'none' } : { kind: 'part', resolver: part.resolver };
}

/** Each resolver with the addresses that ask it. */
const servedBy = lazilyByKey(({ network, ledger }: NetworkFacts) =>
  network.resolvers.map((resolver) => ({
    resolver,
    clients: IntervalSet.of(resolver.clients.flatMap((client) => addressesOf(client, ledger).intervals)),
  })),
);

/** What a resolver answers itself; null where it asks others. */
export function homeAnswer(index: NetworkIndex, resolver: Resolver, host: string): Resolution | null {
  const answer = resolverAnswer(index.network, resolver, host);
  if (answer === null) return null;
  const by = answer.name === host ? host : `${host}, by ${answer.name},`;
  const text = `${describeResolver(resolver)} itself answers: ${by} is ${answer.addresses.join(', ')}`;
  return { hops: [allow('dns', text, index.at(resolver))], paths: toAddressPaths(answer.addresses) };
}

/** The answer of others, as a resolver passes it on. */
export function forwardedAnswer(index: NetworkIndex, resolver: Resolver, answer: Resolution): Resolution {
  const isPrivateAnswer = answer.paths.some(
    (path) => path.kind === 'address' && path.address instanceof Address && isPrivate(path.address),
  );
  if (!isPrivateAnswer || resolver.rebindProtection === false) return answer;
  const who = describeResolver(resolver);
  const hop: Hop =
    resolver.rebindProtection === true
      ? deny('dns', `${who} drops it: it is a private address (rebind protection)`, index.at(resolver))
      : unknown(
          'dns',
          `whether ${who} drops private addresses of others (rebindProtection) is not stated`,
          index.at(resolver),
        );
  return { hops: [...answer.hops, hop], paths: hop.verdict === 'deny' ? [] : answer.paths };
}

export function partHop(index: NetworkIndex, resolver: Resolver, sender: Sender): Hop {
  const text = `only a part of ${sender.label} asks ${describeResolver(resolver)}: who answers the others is not stated`;
  return unknownNextHop('dns', text, index.at(resolver));
}

function describeResolver({ name, kind }: Resolver): string {
  return kind === name ? RESOLVING[kind].title : `${RESOLVING[kind].title} "${name}"`;
}
