import { existingNames } from '../../src/index.ts';

it('has each name with a record, and each name above one', () => {
  const names = existingNames([
    { name: '*.int.example.com' },
    { name: 'a.int.example.com' },
    { name: 'org' },
  ]);
  expect([...names].toSorted()).toEqual([
    '*.int.example.com',
    'a.int.example.com',
    'com',
    'example.com',
    'int.example.com',
    'org',
  ]);
});
