import { Address, AddressRange, type Interval } from '@netloom/addresses';
import { childAt, parseSource, placeAt, placeOf, type Source, type SourceNode } from '@netloom/diagnostics';
import { decode, type Claim, type NetworkFacts } from '@netloom/network-model';
import { describeOrigin } from './describe-origin.ts';
import { EXAMPLE, only } from './example.ts';
import { shown } from './shown.ts';

/** From the text of the network file to its facts. */
export function modelStages(text: string, facts: NetworkFacts): ReadonlyMap<string, string> {
  return new Map([
    ['file', linesOf(text)],
    ['parse', parsed(parseSource(text, 'network.yaml').source)],
    ['decode', decoded(text)],
    ['resolve', resolved(facts)],
    ['ledger', claims(facts)],
  ]);
}

/** The lines of the file that the page is about, with their numbers. */
function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line, index) => `${String(index + 1).padStart(3)}  ${line}`)
    .filter((line) => line.includes(`name: ${EXAMPLE.pool},`) || line.includes(`host: ${EXAMPLE.host}`))
    .join('\n');
}

function parsed(source: Source): string {
  const pools = ['loadBalancer', 'pools'].reduce<SourceNode | null>(
    (node, key) => (node === null ? null : childAt(node, key)),
    source.root,
  );
  const items = pools?.kind === 'sequence' ? pools.items : [];
  const pool = only(items, (node) => nameOf(node) === EXAMPLE.pool);
  const entries = pool.kind === 'mapping' ? [...pool.entries] : [];
  return [
    described(source, 'mapping', pool),
    ...entries.map(([key, { value }]) => described(source, `  ${key}: ${summary(value)}`, value)),
  ].join('\n');
}

function described(source: Source, title: string, node: SourceNode): string {
  const { start, end } = placeAt(source, node.span);
  return `${title.padEnd(28)} ${start.line}:${start.column}-${end.column}`;
}

function summary(node: SourceNode): string {
  if (node.kind === 'scalar') return `scalar ${shown(node.value)}`;
  return node.kind === 'sequence' ? `sequence of ${node.items.length}` : 'mapping';
}

function nameOf(node: SourceNode): unknown {
  const name = childAt(node, 'name');
  return name?.kind === 'scalar' ? name.value : null;
}

function decoded(text: string): string {
  const { file } = decode(parseSource(text, 'network.yaml'));
  const pool = only(file?.loadBalancer?.pools ?? [], ({ name }) => name === EXAMPLE.pool);
  const exposures = (file?.services ?? []).flatMap(({ expose }) => expose);
  const exposure = only(exposures, ({ host }) => host === EXAMPLE.host);
  return [shown(pool), shown(exposure)].join('\n');
}

function resolved({ network, origins }: NetworkFacts): string {
  const pool = only(network.pools, ({ name }) => name === EXAMPLE.pool);
  const exposure = only(network.exposures, ({ host }) => host === EXAMPLE.host);
  return [
    shown(pool),
    `  addresses: ${describeOrigin(origins.of(pool, 'addresses'))}`,
    `  avoidBuggyIPs: ${describeOrigin(origins.of(pool, 'avoidBuggyIPs'))}`,
    shown(exposure),
    `  namespace: ${describeOrigin(origins.of(exposure, 'namespace'))}`,
  ].join('\n');
}

/** Whoever holds the pool's address, and the host name. */
function claims({ ledger: { claims: all } }: NetworkFacts): string {
  const address = Address.parse(EXAMPLE.address);
  if (!address.ok) throw new Error(address.message);
  const { value } = address.value;
  const holds = (claim: Claim): boolean =>
    claim.kind === 'addresses'
      ? claim.interval.family === 4 && claim.interval.first <= value && value <= claim.interval.last
      : claim.kind === 'name' && claim.name === EXAMPLE.host;
  return all.filter(holds).map(describeClaim).join('\n');
}

function describeClaim(claim: Claim): string {
  if (claim.kind === 'port') throw new Error('the example has no port');
  const what = claim.kind === 'name' ? claim.name : rangeOf(claim.interval).toString();
  const { start } = placeOf(claim.origin);
  return `${claim.owner.padEnd(30)} ${claim.purpose.padEnd(10)} ${what.padEnd(27)} ${start.line}:${start.column}`;
}

function rangeOf({ family, first, last }: Interval): AddressRange {
  return AddressRange.of(Address.of(family, first), Address.of(family, last));
}
