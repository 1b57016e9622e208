import { isUnder, parentOf } from '../src/host-names.ts';

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
