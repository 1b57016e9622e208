import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { goRegexpReader } from '@netloom/go-regexp';
import { FIXTURES, smallNetwork } from '@netloom/network-model/testing';
import { load } from 'js-yaml';
import * as z from 'zod';
import { operators } from '../src/operators/operators.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NETWORKS = fileURLToPath(FIXTURES);

const Manager = z.object({
  managerFilePatterns: z.array(z.string().regex(/^\/.*\/$/)),
  matchStrings: z.array(z.string()),
  matchStringsStrategy: z.literal('recursive').optional(),
  depNameTemplate: z.string(),
  registryUrlTemplate: z.string().optional(),
});
type Manager = z.output<typeof Manager>;

const { customManagers } = z
  .object({ customManagers: z.array(Manager) })
  .parse(JSON.parse(readFileSync(`${ROOT}renovate/default.json`, 'utf8')));

const ofOperators = customManagers.filter(({ depNameTemplate }) => depNameTemplate !== 'netloom');

/** A network that needs every operator. */
const everything = operators(
  smallNetwork(`loadBalancer: { pools: [{ name: lb, addresses: [192.168.1.200/32] }] }
ingress: { address: 192.168.1.200, domain: int.example.com }
tls: { issuer: letsencrypt }
dns: { zone: example.com }
tailnet: { connectors: [{ name: router, advertise: [pods] }] }
`),
);

interface Found {
  readonly version: string;
  /** What Renovate replaces the version in. */
  readonly inside: string;
}

/** What Renovate finds: each pattern of a recursive manager searches what the one before has matched. */
function findIn(text: string, { matchStrings }: Pick<Manager, 'matchStrings'>): readonly Found[] {
  const [pattern, ...inner] = matchStrings;
  if (pattern === undefined) return [];
  return [...text.matchAll(new RegExp(pattern, 'g'))].flatMap(({ 0: inside, groups }) =>
    inner.length > 0
      ? findIn(inside, { matchStrings: inner })
      : [{ inside, version: groups?.currentValue ?? '' }],
  );
}

function pinsIn(text: string): readonly (readonly [string, string])[] {
  return ofOperators.flatMap((manager) =>
    findIn(text, manager).map(({ version }) => [manager.depNameTemplate, version] as const),
  );
}

const WithOperators = z.looseObject({ operators: z.record(z.string(), z.string()).default({}) });

/** The same, read as YAML. */
function statedIn(text: string): readonly (readonly [string, string])[] {
  const { operators: stated } = WithOperators.parse(load(text));
  return everything.flatMap(({ chart, pin }) => (stated[pin] === undefined ? [] : [[chart, stated[pin]]]));
}

function looksInto(manager: Manager | undefined, path: string): boolean {
  return manager?.managerFilePatterns.some((one) => new RegExp(one.slice(1, -1)).test(path)) ?? false;
}

describe('the Renovate preset', () => {
  const read = goRegexpReader();

  it('has only patterns that RE2 compiles', () => {
    const patterns = customManagers.flatMap(({ matchStrings, managerFilePatterns }) => [
      ...matchStrings,
      ...managerFilePatterns.map((pattern) => pattern.slice(1, -1)),
    ]);
    expect(patterns.filter((pattern) => read(pattern).kind !== 'valid')).toEqual([]);
  });

  it('asks the repository of each operator for its chart', () => {
    const asked = ofOperators.map((manager) => [manager.depNameTemplate, manager.registryUrlTemplate]);
    expect(asked.toSorted()).toEqual(
      everything.map(({ chart, repository }) => [chart, repository]).toSorted(),
    );
  });

  it.each(globSync('{examples,networks}/*/network.yaml', { cwd: NETWORKS }))('finds what %s pins', (path) => {
    const text = readFileSync(`${NETWORKS}${path}`, 'utf8');
    expect(pinsIn(text).toSorted()).toEqual(statedIn(text).toSorted());
  });

  it('finds the pins of all four operators in an example', () => {
    expect(pinsIn(readFileSync(`${NETWORKS}examples/dual-stack-bgp/network.yaml`, 'utf8'))).toHaveLength(4);
  });

  it.each([
    ['operators: { metallb: 0.15.2, certManager: "v1.19.0" }\n', ['metallb 0.15.2', 'cert-manager v1.19.0']],
    [
      'name: a\noperators: # pinned\n  # metallb: 0.1.0\n\n  tailscale: 1.90.1\n',
      ['tailscale-operator 1.90.1'],
    ],
    [
      "operators:\r\n  externalDns: '1.19.0'\r\n\r\n  metallb: 0.15.2\r\n",
      ['metallb 0.15.2', 'external-dns 1.19.0'],
    ],
    ['operators:\n  metallb: 0.16.0-rc.1\nservices: []\n', ['metallb 0.16.0-rc.1']],
    ['operators:\nservices:\n  - { name: a, metallb: 0.1.0 }\n', []],
    ['delivery:\n  operators:\n    metallb: 0.1.0\n', []],
  ])('in %j finds %j', (text, pins) => {
    expect(pinsIn(text).map((pin) => pin.join(' '))).toEqual(pins);
  });

  it('replaces one version where two operators have the same', () => {
    const text = 'operators: { metallb: 1.0.0, externalDns: 1.0.0 }\n';
    expect(ofOperators.flatMap((manager) => findIn(text, manager))).toEqual([
      { inside: '{ metallb: 1.0.0', version: '1.0.0' },
      { inside: ', externalDns: 1.0.0', version: '1.0.0' },
    ]);
  });

  it.each([
    ['run: npx --yes --package netloom@0.3.0 netloom build --check', ['0.3.0']],
    ['run: npm install --global "netloom@1.0.0-rc.2"', ['1.0.0-rc.2']],
    ['run: npx my-netloom@1.0.0', []],
    ['uses: owner/netloom@v4', []],
  ])('in a workflow with %j finds %j', (text, versions) => {
    const found = customManagers
      .filter(
        (manager) => looksInto(manager, '.github/workflows/network.yaml') && !ofOperators.includes(manager),
      )
      .flatMap((manager) => findIn(text, manager));
    expect(found.map(({ version }) => version)).toEqual(versions);
  });

  it.each([
    ['network.yaml', true],
    ['networks/home/network.yaml', true],
    ['subnetwork.yaml', false],
    ['networks/home/generated/values.yaml', false],
  ])('looks into %s for operators: %s', (path, expected) => {
    expect(ofOperators.map((manager) => looksInto(manager, path))).toEqual(Array(4).fill(expected));
  });
});
