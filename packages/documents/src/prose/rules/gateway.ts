import { Address, Cidr, intervalOf, IntervalSet } from '@netloom/addresses';
import { hasSegments, type Subnet } from '@netloom/network-model';
import { aloneOfFamily, type Mention } from '../mention.ts';
import { linkOf, type ProseFacts } from '../prose-facts.ts';
import type { ProseFinding, ProseRule, ReadStatement } from '../prose-rule.ts';

export const gateway: ProseRule = {
  code: 'prose-gateway',
  severity: 'error',
  description: 'The gateway of a network is the one that it has.',
  *check(statement, facts) {
    const named = /\b(?:default )?gateway\b/i.test(statement.text) ? aloneOfFamily(statement.mentions) : [];
    for (const mention of named) {
      // a pool may be called so, and the Gateway of another kind has an address of one
      if (!IntervalSet.of([intervalOf(mention.addresses)]).intersect(facts.pools).isEmpty) continue;
      if (mention.addresses instanceof Address) {
        yield* findingOf(mention, linkOf(facts, mention.addresses), facts);
      }
    }
    for (const mention of inColumn(statement)) {
      yield* findingOf(mention, linkOfRow(statement, mention, facts), facts);
    }
  },
};

/** The addresses in a column of gateways, each alone in its cell. */
function inColumn({ cells, mentions }: ReadStatement): readonly Mention[] {
  return cells
    .filter(({ column }) => /^(?:default )?gateways?(?: ip| address)?$/.test(column))
    .flatMap(({ start, end }) => {
      const own = mentions.filter((mention) => start <= mention.start && mention.end <= end);
      return own.length === 1 ? own : [];
    })
    .filter(({ addresses }) => addresses instanceof Address);
}

/** The network whose CIDR is in the row, else the one that the address is in. */
function linkOfRow({ mentions }: ReadStatement, { addresses }: Mention, facts: ProseFacts): Subnet | null {
  const stated = mentions.filter(
    (mention) => mention.addresses instanceof Cidr && mention.addresses.family === addresses.family,
  );
  const [cidr, ...others] = stated;
  if (cidr === undefined) return linkOf(facts, addresses);
  if (others.length > 0) return null;
  return facts.links.find((link) => link.cidr.toString() === cidr.addresses.toString()) ?? null;
}

function* findingOf(mention: Mention, link: Subnet | null, facts: ProseFacts): Generator<ProseFinding> {
  const { addresses } = mention;
  if (link === null || link.gateway?.toString() === addresses.toString()) return;
  // what a LAN has beyond what is stated is not known; what Proxmox makes of a VNet is
  if (link.gateway === null && link.space === 'lan') return;
  yield {
    message: `${addresses.toString()} is not the gateway of ${nameOf(link, facts)}, which has ${link.gateway?.toString() ?? 'none'}`,
    at: mention,
    related: [{ message: `${link.cidr.toString()} is stated here`, at: facts.facts.origins.of(link) }],
    help: 'write the gateway of the network, or change network.yaml if the text is right',
    ...(link.gateway !== null && { replacement: link.gateway.toString() }),
  };
}

function nameOf({ name, space }: Subnet, { network }: ProseFacts): string {
  if (space !== 'lan') return `VNet "${name}"`;
  return hasSegments(network) ? `segment "${name}"` : 'the home network';
}
