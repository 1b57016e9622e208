import { networkIn, smallNetwork } from '@netloom/network-model/testing';
import * as z from 'zod';
import { operators } from '../../src/operators/operators.ts';
import { hasShared, readShared, sharedPresent } from '../shared.ts';

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The paths in `ours` whose key `theirs` does not have. An empty mapping upstream takes any key. */
function unknownKeys(ours: Mapping, theirs: unknown, path: string): readonly string[] {
  if (!isMapping(theirs)) return [`${path} is no mapping upstream`];
  if (path !== '' && Object.keys(theirs).length === 0) return [];
  return Object.entries(ours).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(theirs, key)) return [`${here} is unknown upstream`];
    return isMapping(value) ? unknownKeys(value, theirs[key], here) : [];
  });
}

/** Upstream's own schema of a chart's values; null for a chart without one. */
function schemaOf(name: string): z.ZodType | null {
  const path = `upstream-values/${name}/values.schema.json`;
  if (!hasShared(path)) return null;
  // Helm takes any pointer as a reference; zod knows names of definitions only
  const schema = readShared(path);
  const definitions: Record<string, unknown> = {};
  const named = JSON.stringify(schema).replaceAll(/"#\/([^"]+)"/g, (_, pointer: string) => {
    const name = pointer.replaceAll('/', '.');
    definitions[name] = pointer
      .split('/')
      .reduce((value, key) => (isMapping(value) ? value[key] : undefined), schema);
    return JSON.stringify(`#/$defs/${name}`);
  });
  return z.fromJSONSchema({
    ...(JSON.parse(named) as Mapping),
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $defs: JSON.parse(
      JSON.stringify(definitions).replaceAll(
        /"#\/([^"]+)"/g,
        (_, pointer: string) => `"#/$defs/${pointer.replaceAll('/', '.')}"`,
      ),
    ) as Mapping,
  } as Parameters<typeof z.fromJSONSchema>[0]);
}

function merged(under: unknown, over: unknown): unknown {
  if (!isMapping(under) || !isMapping(over)) return over;
  const keys = Object.entries(over).map(([key, value]) => [key, merged(under[key], value)] as const);
  return { ...under, ...Object.fromEntries(keys) };
}

/** An external-dns for each kind of provider, and cert-manager as a Gateway needs it. */
const PROVIDERS = smallNetwork(`issuers: [{ name: le, acme: {} }]
dns:
  zones:
    - { name: example.com }
    - { name: a.example.com, provider: digitalocean, credentials: { existingSecret: a } }
    - { name: b.example.com, provider: route53, region: eu-central-1, credentials: { existingSecret: b } }
    - name: c.example.com
      provider: rfc2136
      credentials: { existingSecret: c }
      server: { address: 192.168.1.3, keyName: k }
    - name: d.example.com
      provider: webhook
      credentials: { existingSecret: d }
      webhook: { repository: example.com/d, tag: v1, secretVariable: TOKEN, env: [{ name: URL, value: 'https://d' }] }
resolvers:
  - { name: pihole, kind: pihole, address: 192.168.1.53, serves: [example.com], credentials: { existingSecret: p } }
  - name: unifi
    kind: unifi
    address: 192.168.1.1
    serves: [example.com]
    credentials: { existingSecret: u, key: api-key }
    webhook: { repository: example.com/unifi, tag: v1, secretVariable: UNIFI_API_KEY }
ingresses:
  - name: g
    controller: gateway
    class: envoy
    address: 192.168.1.50
    tls: { issuer: le, solver: http01, dnsNames: [g.example.com] }
`);

describe('the values of the operators', () => {
  const compared = sharedPresent ? it : it.skip;

  compared.each(['networks/homelab', 'examples/dual-stack-bgp'])(
    "are what upstream's own schemas take (%s)",
    (folder) => {
      const network = networkIn(folder);
      const read = operators(network).map(({ name, values }) => {
        const schema = schemaOf(name);
        if (schema === null) return [name, 'no schema'];
        // Helm checks the values over the chart's own defaults
        const all = merged(readShared(`upstream-values/${name}/values.yaml`), values);
        return [name, schema.safeParse(all).error?.issues ?? 'taken'];
      });
      expect(read).toEqual([
        ['cert-manager', 'taken'],
        ['external-dns', 'taken'],
        ['metallb', 'taken'],
        ['tailscale-operator', 'no schema'],
      ]);
    },
  );

  compared(
    "are what upstream's own schemas take, and have only keys that it knows, for every provider",
    () => {
      const read = operators(PROVIDERS).map(({ name, chart, values }) => {
        const defaults = readShared(`upstream-values/${chart}/values.yaml`);
        const taken = schemaOf(chart)?.safeParse(merged(defaults, values));
        return [name, taken?.error?.issues ?? 'taken', unknownKeys({ ...values }, defaults, '')];
      });
      expect(read).toEqual(
        [
          'cert-manager',
          'external-dns',
          ...['a', 'b', 'c', 'd'].map((zone) => `external-dns-${zone}-example-com`),
          'external-dns-pihole',
          'external-dns-unifi',
        ].map((name) => [name, 'taken', []]),
      );
    },
  );

  compared("would be refused by upstream's schema with a wrong type", () => {
    const all = merged(readShared('upstream-values/metallb/values.yaml'), { crds: { enabled: 'yes' } });
    expect(schemaOf('metallb')?.safeParse(all).success).toBe(false);
  });

  compared.each(['networks/homelab', 'examples/dual-stack-bgp'])(
    'have only keys that upstream knows (%s)',
    (folder) => {
      const network = networkIn(folder);
      const found = operators(network).map(({ name, values }) => [
        name,
        unknownKeys({ ...values }, readShared(`upstream-values/${name}/values.yaml`), ''),
      ]);
      expect(found).toEqual(operators(network).map(({ name }) => [name, []]));
    },
  );

  compared('would be caught with a key that upstream does not know', () => {
    const upstream = readShared('upstream-values/metallb/values.yaml');
    expect(unknownKeys({ speaker: { frr: { enable: true } } }, upstream, '')).toEqual([
      'speaker.frr.enable is unknown upstream',
    ]);
  });
});
