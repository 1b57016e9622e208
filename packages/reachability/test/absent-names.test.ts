import { minimalWith } from '@netloom/network-model/testing';
import { unknownNames } from '../src/index.ts';
import { ask, question, networkIndexOf } from './ask.ts';

const ZONE = `dns:
  zone: example.com
  records:
    - { name: '*.example.com', type: A, targets: [203.0.113.1] }
    - { name: a.b.example.com, type: A, targets: [203.0.113.2] }
    - { name: text.example.com, type: TXT, targets: [hello] }
    - { name: '*.only.example.com', type: TXT, targets: [hello] }
    - { name: alias.example.com, type: CNAME, targets: [text.example.com] }
`;
const WILDCARD = minimalWith(ZONE);
const PLAIN = minimalWith(ZONE.replace(/.*'\*\.example\.com'.*\n/, ''));

/** https://www.rfc-editor.org/rfc/rfc4592#section-2.2.1 */
describe('a name without an address', () => {
  it.each([
    ['text.example.com', 'text.example.com is TXT hello: no address, and no wildcard applies'],
    [
      'x.only.example.com',
      'x.only.example.com, by *.only.example.com, is TXT hello: no address, and no wildcard applies',
    ],
    [
      'b.example.com',
      'example.com has no record for b.example.com, and *.example.com does not apply, since b.example.com exists',
    ],
    [
      'x.b.example.com',
      'example.com has no record for x.b.example.com, and *.example.com does not apply, since b.example.com exists',
    ],
    ['alias.example.com', 'text.example.com is TXT hello: no address, and no wildcard applies'],
  ])('%s is denied', (host, text) => {
    const { verdict, hops } = ask(WILDCARD, 'internet', `https://${host}`);
    expect([verdict, ...(hops.at(-1)?.slice(0, 3) ?? [])]).toEqual(['deny', 'deny', 'dns', text]);
  });

  it('below a zone whose records are stated does not exist', () => {
    expect(ask(PLAIN, 'internet', 'https://nothing.example.com').hops).toEqual([
      ['deny', 'dns', 'example.com has no record for nothing.example.com', 'zone: example.com'],
    ]);
  });

  it('is not certain where the records of the zone are not stated', () => {
    const { verdict, hops } = ask(minimalWith(), 'internet', 'https://nothing.example.com');
    expect([verdict, hops.at(-1)?.[2]]).toEqual([
      'unknown',
      'no record for nothing.example.com is stated, but example.com may have others: no `dns` manages the zone',
    ]);
  });

  it('is no mistake of a question where a record has it, and a traced one below a zone', () => {
    const of = (host: string): readonly unknown[] =>
      unknownNames(networkIndexOf(PLAIN), question('internet', `https://${host}`)).map(
        ({ answered }) => answered,
      );
    expect(of('text.example.com')).toEqual([]);
    expect(of('nothing.example.com')).toEqual([true]);
  });
});
