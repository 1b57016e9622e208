import { hasPlaceholder, isUnder, parentOf } from '../src/host-names.ts';
import { Hostname } from '../src/names.ts';

test.each([
  ['example.com', 'example.com', true],
  ['a.example.com', 'example.com', true],
  ['a.b.example.com', 'example.com', true],
  ['*.example.com', 'example.com', true],
  ['notexample.com', 'example.com', false],
  ['example.com', 'a.example.com', false],
])('%s is under %s: %s', (host, domain, under) => {
  expect(isUnder(host, domain)).toBe(under);
});

test.each([
  ['a.b.example.com', 'b.example.com'],
  ['*.example.com', 'example.com'],
  ['com', ''],
])('%s is below %j', (name, parent) => {
  expect(parentOf(name)).toBe(parent);
});

test.each([
  ['photos.<secret-domain>', true],
  ['<secret-domain>', true],
  ['*.int.<secret-domain>', true],
  ['a.<zone>.example.com', true],
  ['photos.example.com', false],
])('%s is a host name with a placeholder: %s', (host, has) => {
  expect(Hostname.safeParse(host).success).toBe(true);
  expect(hasPlaceholder(host)).toBe(has);
});

test.each(['<>', 'a<b>', 'photos.<Secret>', '<a b>', '<a.b>', 'photos.<secret', '<a>b.example.com'])(
  '%s is no host name',
  (host) => {
    expect(Hostname.safeParse(host).success).toBe(false);
  },
);
