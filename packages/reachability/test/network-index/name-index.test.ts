import { minimalWith } from '@netloom/network-model/testing';
import { networkIndexOf } from '../ask.ts';

const names = networkIndexOf(
  minimalWith(`dns:
  zone: example.com
  records:
    - { name: '*.example.com', type: A, targets: [203.0.113.1] }
    - { name: a.b.example.com, type: A, targets: [203.0.113.2] }
    - { name: text.example.com, type: TXT, targets: [hello] }
`),
).names();

/** https://www.rfc-editor.org/rfc/rfc4592#section-2.2.1 */
describe('records by name', () => {
  it.each([
    ['a.b.example.com', 'a.b.example.com', 'its own'],
    ['x.example.com', '*.example.com', 'the wildcard'],
    ['x.y.example.com', '*.example.com', 'the wildcard, at any depth'],
    ['b.example.com', null, 'none: a name below it makes it exist'],
    ['x.b.example.com', null, 'none: the closest name that exists has no wildcard'],
    ['text.example.com', null, 'none: it exists, without an address'],
    ['example.com', null, 'none: the wildcard is below it'],
    ['example.org', null, 'none'],
  ])('%s finds %s: %s', (name, found, _why) => {
    expect(names.find(name)?.name ?? null).toBe(found);
  });
});
