import { placeOf, type Origin, type Origins } from '@netloom/diagnostics';
import { goRegexpReader } from '@netloom/go-regexp';
import { decodeFacts, encodeFacts, type EncodedFacts } from '../../src/codec/index.ts';
import { usedAddresses, type Ledger, type NetworkFacts } from '../../src/index.ts';
import { load, loadText, minimalWith } from '../../src/testing/index.ts';

const FIXTURES = [
  'networks/homelab/network.yaml',
  'examples/minimal/network.yaml',
  'examples/dual-stack-bgp/network.yaml',
  'examples/as-documented/network.yaml',
];

/** Through JSON, as a page has them. */
function throughJson(facts: NetworkFacts): NetworkFacts {
  return decodeFacts(JSON.parse(JSON.stringify(encodeFacts(facts))) as EncodedFacts, goRegexpReader());
}

/** An origin without the trees of its files. */
function described(origin: Origin): unknown {
  const place = placeOf(origin);
  if (origin.kind === 'written') return { place };
  if (origin.kind === 'default') return { place, key: origin.key, within: origin.within };
  return { by: origin.by, from: origin.from.map(described) };
}

/** The origin of each object and of each of its keys, by path. */
function originsIn(value: object, origins: Origins, path = '$'): readonly (readonly [string, unknown])[] {
  if (!origins.has(value)) return [];
  return [
    [path, described(origins.of(value))],
    ...Object.entries(value).flatMap(([key, child]: readonly [string, unknown]) => {
      if (key === 'written') return [];
      const at = `${path}.${key}`;
      const own = described(origins.of(value, key as keyof typeof value));
      const inside = typeof child === 'object' && child !== null ? originsIn(child, origins, at) : [];
      return [[at, own] as const, ...inside];
    }),
  ];
}

function describedLedger({ claims, conflicts }: Ledger): unknown {
  const toRow = ({ origin, ...claim }: Ledger['claims'][number]): unknown => ({
    ...claim,
    ...Object(described(origin)),
  });
  return {
    claims: claims.map(toRow),
    conflicts: conflicts.map(({ code, outer, inner }) => [code, toRow(outer), toRow(inner)]),
  };
}

describe(decodeFacts, () => {
  it.each(FIXTURES)('gives the facts of %s back, with every origin', (path) => {
    const facts = load(path);
    const decoded = throughJson(facts);
    expect(decoded.network).toEqual({ ...facts.network, written: null });
    expect(originsIn(decoded.network, decoded.origins)).toEqual(originsIn(facts.network, facts.origins));
    expect(describedLedger(decoded.ledger)).toEqual(describedLedger(facts.ledger));
    expect(usedAddresses(decoded.network)).toEqual(usedAddresses(facts.network));
    expect(decoded.readGoRegexp).not.toBeNull();
  });

  it('has addresses as values again, and one object where there was one', () => {
    const { network } = throughJson(load(FIXTURES[0] ?? ''));
    expect(network.nodes.map(({ addresses }) => addresses.map((address) => address.value))).toEqual([
      [0xc0a807dfn],
      [0xc0a807e0n],
      [0xc0a807e1n],
    ]);
    expect(network.actors.find(({ name }) => name === 'traefik')).toBe(network.ingresses[0]?.proxy);
  });

  it.each(['\n', '\r\n', '\r'])('keeps lines that end with %j', (end) => {
    const facts = loadText(
      minimalWith('\n# Ü 🏠\nservices: [{ name: a, namespace: b }]').replaceAll('\n', end),
    );
    const [service] = facts.network.services;
    const decoded = throughJson(facts);
    const [again] = decoded.network.services;
    if (service === undefined || again === undefined) throw new Error('the Service is gone');
    expect(placeOf(decoded.origins.of(again))).toEqual(placeOf(facts.origins.of(service)));
  });

  it('does not read expressions where the facts did not', () => {
    expect(throughJson({ ...load(FIXTURES[0] ?? ''), readGoRegexp: null }).readGoRegexp).toBeNull();
  });
});

describe(encodeFacts, () => {
  it('has no comment and no text of the file, and calls the file as it is told', () => {
    const facts = loadText(minimalWith('# a remark\nmonitoring: {} # another\n'), '/home/me/network.yaml');
    const encoded = JSON.stringify(encodeFacts(facts, () => 'network.yaml'));
    expect(encoded).not.toMatch(/remark|another|home/);
    const decoded = decodeFacts(JSON.parse(encoded) as EncodedFacts, goRegexpReader());
    const origin = decoded.origins.of(decoded.network);
    expect(placeOf(origin).file).toBe('network.yaml');
    expect(origin.kind === 'written' && origin.source.text.trim()).toBe('');
  });
});
