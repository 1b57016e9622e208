import { readdirSync, readFileSync } from 'node:fs';

const SOURCE = new URL('../src/', import.meta.url);

it('imports nothing that only Node has', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const imports = files.flatMap((file) =>
    [...readFileSync(new URL(file, SOURCE), 'utf8').matchAll(/from '(?!\.)([^']+)'/g)].map(
      ([, name]) => name,
    ),
  );
  expect([...new Set(imports)].toSorted()).toEqual([
    '@netloom/addresses',
    '@netloom/chart-kit',
    '@netloom/diagnostics',
    '@netloom/go-regexp',
    '@netloom/ingress',
    '@netloom/network-model',
    '@netloom/network-model/chart',
    '@netloom/tailscale',
    '@netloom/tunnel',
  ]);
});
