import { internalAnswer, internalZones } from '../../src/index.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';
import { MANY_NAMES } from './networks.ts';

const zones = internalZones(loadText(MANY_NAMES).network);

describe(internalZones, () => {
  it('cuts a zone at each name that exists below a wildcard, whatever it has', () => {
    const rows = [...zones.values()].map(({ name, own, below }) => [name, own.length, below.length]);
    expect(rows).toEqual([
      ['apps.example.com', 0, 1],
      ['int.example.com', 0, 1],
      ['nas.example.com', 2, 0],
      ['pool.example.com', 1, 0],
      ['b.int.example.com', 0, 0],
      ['blog.int.example.com', 0, 0],
      ['docs.int.example.com', 0, 0],
      ['edge.int.example.com', 0, 0],
      ['nas.int.example.com', 1, 0],
      ['text.int.example.com', 0, 0],
      ['a.b.int.example.com', 1, 0],
    ]);
  });

  it('has none where nothing is internal', () => {
    expect(internalZones(loadText(minimalWith()).network).size).toBe(0);
  });
});

/** https://www.rfc-editor.org/rfc/rfc4592#section-2.2.1 */
describe(internalAnswer, () => {
  it.each([
    ['grafana.int.example.com', '*.int.example.com', 'the wildcard'],
    ['a.deep.name.int.example.com', '*.int.example.com', 'the wildcard, at any depth'],
    ['int.example.com', null, 'others: a wildcard does not cover its own parent'],
    ['nas.int.example.com', 'nas.int.example.com', 'its own record'],
    ['x.nas.int.example.com', null, 'others: the name above it exists, and has no wildcard'],
    ['docs.int.example.com', null, 'others: it is an alias'],
    ['blog.int.example.com', null, 'others: it leads into the tunnel'],
    ['edge.int.example.com', null, 'others: it is proxied'],
    ['text.int.example.com', null, 'others: it exists, without an address'],
    ['b.int.example.com', null, 'others: it exists, since a name below it has a record'],
    ['x.b.int.example.com', null, 'others: the closest name that exists has no wildcard'],
    ['a.b.int.example.com', 'a.b.int.example.com', 'its own record'],
    ['any.apps.example.com', '*.apps.example.com', 'the wildcard'],
    ['mail.example.com', null, 'others: it is public'],
    ['example.com', null, 'others'],
    ['int.example.com.evil.net', null, 'others: it only begins like one'],
    ['wint.example.com', null, 'others: it only ends like one'],
  ])('%s is answered by %s: %s', (host, record, _why) => {
    expect(internalAnswer(zones, host)?.[0]?.name ?? null).toBe(record);
  });
});
