import { Address } from '@netloom/addresses';
import { describeHolder, describeRanges, type AddressClaim } from '@netloom/network-model';
import { aloneOfFamily, type Mention } from '../mention.ts';
import { namesIn, type NameMention } from '../name-mentions.ts';
import { holdersIn, linkOf, type ProseFacts } from '../prose-facts.ts';
import type { ProseFinding, ProseRule, ReadStatement } from '../prose-rule.ts';

/** A name, and the addresses that a statement gives to it. */
interface Pair {
  readonly name: NameMention;
  readonly mention: Mention;
}

export const addressOfAnother: ProseRule = {
  code: 'prose-address-of-another',
  severity: 'error',
  description: 'A machine is written with the addresses that it has.',
  *check(statement, facts) {
    for (const pair of pairsIn(statement, facts)) yield* findingOf(pair, facts);
  },
};

/** What stands between a name and its address: `ichigo (192.168.7.223)`, `ichigo: 192.168.7.223`, `192.168.7.223 ichigo`. */
const BETWEEN = /^(?:<br\s*\/?>|[\s`*"'([:=@])+$/;

function pairsIn(statement: ReadStatement, facts: ProseFacts): readonly Pair[] {
  const names = namesIn(statement, facts);
  const { mentions, text, offset, isRow } = statement;
  // a row that names one block is about it, as are all the machines in it
  const alone = isRow ? aloneOfFamily(mentions) : [];
  if (alone.length > 0 && alone.length === mentions.length) {
    return alone.flatMap((mention) => names.map((name) => ({ name, mention })));
  }
  return mentions.flatMap((mention) =>
    names
      .filter(
        (name) =>
          (name.end <= mention.start &&
            BETWEEN.test(text.slice(name.end - offset, mention.start - offset))) ||
          (mention.end <= name.start &&
            /^[\s`*"'(]+$/.test(text.slice(mention.end - offset, name.start - offset))),
      )
      .slice(0, 1)
      .map((name) => ({ name, mention })),
  );
}

function* findingOf({ name, mention }: Pair, facts: ProseFacts): Generator<ProseFinding> {
  const link = linkOf(facts, mention.addresses);
  if (link === null) return;
  const { machine } = name;
  // of this network and family alone: in another one the machine has other addresses
  const own = machine.claims.filter(
    ({ space, interval }) => space === link.space && interval.family === link.cidr.family,
  );
  if (own.length === 0 || own.some((claim) => holdersIn(facts, mention.addresses).includes(claim))) return;
  const others = holdersIn(facts, mention.addresses).map((claim) => describeHolder(claim));
  const held =
    mention.addresses instanceof Address && others.length > 0 ? `, which ${others.join(' and ')} has` : '';
  yield {
    message: `"${machine.name}" has ${describeClaims(own)}, not ${mention.addresses.toString()}${held}`,
    at: mention,
    related: own.map((claim) => ({
      message: `${describeHolder(claim)} has ${describeClaims([claim])}`,
      at: claim.origin,
    })),
    help: 'write the address of the machine, or change network.yaml if the text is right',
    ...(mention.addresses instanceof Address && own.length === 1 && { replacement: describeClaims(own) }),
  };
}

function describeClaims(claims: readonly AddressClaim[]): string {
  return describeRanges(claims.map(({ interval }) => interval));
}
