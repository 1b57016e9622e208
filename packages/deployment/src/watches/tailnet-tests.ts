import { Address } from '@netloom/addresses';
import type { Intent, NetworkFacts, Target } from '@netloom/network-model';
import { decidingHop, indexNetwork, promisedAnswer, trace, type NetworkIndex } from '@netloom/reachability';
import { NO_PORT, type LeftOut } from './watch.ts';

/** A test of Tailscale's policy file: https://tailscale.com/docs/reference/syntax/policy-file#tests */
export interface TailnetTest {
  readonly src: string;
  readonly proto: 'tcp' | 'udp';
  /** Each is an address and one port: a CIDR is not taken. */
  readonly accept: readonly string[];
}

export interface TailnetTests {
  readonly tests: readonly TailnetTest[];
  readonly leftOut: readonly LeftOut[];
}

interface Destination {
  readonly proto: 'tcp' | 'udp';
  readonly text: string;
}

/**
 * What the tailnet policy must accept, for one that stands for the devices of the tailnet. A policy whose tests fail is
 * refused, so that nothing is asserted which the policy does not decide.
 */
export function toTailnetTests(facts: NetworkFacts, src: string): TailnetTests {
  const index = indexNetwork(facts);
  const found: Destination[] = [];
  const leftOut: LeftOut[] = [];
  for (const intent of facts.network.intents) {
    const result = destinationsOf(index, intent);
    if (typeof result === 'string') leftOut.push({ intent, why: result });
    else found.push(...result);
  }
  const byProto = Map.groupBy(found, ({ proto }) => proto);
  return {
    tests: [...byProto].map(([proto, group]) => ({
      src,
      proto,
      accept: [...new Set(group.map(({ text }) => text))],
    })),
    leftOut,
  };
}

/** Where the packets of an intent go, or why the policy does not decide it. */
function destinationsOf(index: NetworkIndex, intent: Intent): readonly Destination[] | string {
  const { from, to, expect } = intent;
  if (from.kind !== 'zone' || from.zone !== 'tailnet') return 'its sender is not the tailnet';
  if (to.kind === 'endpoint') return NO_PORT;
  if (expect === 'deny') {
    const { text } = decidingHop(trace(index, intent));
    return `the tailnet policy may accept it, since something else stops it: ${text}`;
  }
  const addresses = addressesOf(index, to.host);
  if (typeof addresses === 'string') return addresses;
  const { routes } = index.network;
  const outside = addresses.find((address) => !routes.some(({ cidr }) => cidr.contains(address)));
  if (outside !== undefined) return `no Connector advertises ${outside}: the tailnet does not carry it`;
  const proto = to.kind === 'port' ? to.protocol : 'tcp';
  return addresses.map((address) => ({ proto, text: `${bracketed(address)}:${to.port}` }));
}

function addressesOf(
  index: NetworkIndex,
  host: Exclude<Target, { readonly kind: 'endpoint' }>['host'],
): readonly Address[] | string {
  if (host instanceof Address) return [host];
  const literal = Address.parse(host);
  if (literal.ok) return [literal.value];
  const answer = promisedAnswer(index, { name: host, resolver: 'public' });
  switch (answer.kind) {
    case 'addresses':
      return answer.addresses;
    case 'edge':
      return 'it leads over the internet, where the tailnet policy decides nothing';
    case 'none':
      return `${host} has no address`;
    case 'unknown':
      return answer.why;
    default:
      return answer satisfies never;
  }
}

function bracketed(address: Address): string {
  return address.family === 6 ? `[${address}]` : address.toString();
}
