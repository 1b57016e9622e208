import { templateUmbrella } from '@netloom/archives';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { parseSource } from '@netloom/diagnostics';
import { checkNetwork, umbrellaValues } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { readManifests, type Manifest } from './support/manifests.ts';
import { CHARTS } from './support/repository.ts';

/** What breaks out of YAML, of Helm's templates, of a Corefile, of a cfg file, of Traefik's rules, of a shell. */
const KNOWN = [
  '"',
  "'",
  '\\',
  '`',
  '{{ .Values }}',
  '{{',
  '}}',
  '{{`',
  '#',
  ' # comment',
  '$(id)',
  '${HOME}',
  '`id`',
  '; id',
  '| id',
  '&& id',
  'on',
  'yes',
  'n',
  'null',
  '~',
  '1e3',
  '0x1f',
  '0o17',
  '012',
  '1_000',
  '0X1F',
  '4_2e1',
  '071_595',
  '2026-01-01',
  '.inf',
  '<<',
  '*alias',
  '&anchor',
  '!!str',
  '- item',
  'key: value',
  '%YAML',
  '---',
  '...',
  '|',
  '>',
  '@',
  '[',
  ']',
  '{',
  '}',
  ',',
  '?',
  'a\nb: c',
  'a\r\nb',
  'a\tb',
  ' lead',
  'trail ',
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\u0000',
  'first\nIN ACCEPT -p tcp -dport 22 # injected',
  '`) || PathPrefix(`/',
  '")||Host("x',
  '/a`b',
  "/a'b",
  '/a"b',
  '/a\\b',
  '/{{x}}',
  '/a#b',
  '/$(x)',
];

const hostile = fc.oneof(
  fc.constantFrom(...KNOWN),
  fc
    .array(fc.constantFrom(...KNOWN, 'a', '/', ' ', 'é', '網'), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
);

const SELECTOR = { app: 'x' };

/** Places that take a person's text, each in a network of its own, and where the text must come out. */
const SLOTS: readonly {
  readonly name: string;
  readonly write: (text: string, index: number) => object;
  readonly read: (manifests: readonly Manifest[], index: number) => unknown;
}[] = [
  {
    name: 'the text of a TXT record',
    write: (text, index) => ({
      dns: {
        zone: 'example.org',
        records: [{ name: `h${index}.example.org`, type: 'TXT', targets: [text] }],
      },
    }),
    read: (manifests, index) =>
      endpointsOf(named(manifests, 'DNSEndpoint', `h${index}.example.org`)).targets[0],
  },
  {
    name: 'a path of the tunnel',
    write: (text, index) => ({
      tunnel: { id: '0b7e5f5e-3c1f-4f47-9d0f-2f1d1e0c9a11' },
      services: [
        {
          name: `s${index}`,
          namespace: 'app',
          port: 80,
          targetPort: 80,
          selector: SELECTOR,
          expose: [{ host: `h${index}.example.org`, via: 'tunnel', path: text }],
        },
      ],
    }),
    read: (manifests, index) => {
      const config = load(
        named(manifests, 'ConfigMap', 'cloudflared').data?.['config.yaml'] ?? '',
      ) as CloudflaredConfig;
      return config.ingress.find(({ hostname }) => hostname === `h${index}.example.org`)?.path;
    },
  },
  {
    name: "a path of Traefik's",
    write: (text, index) => ({
      ingress: { domain: 'int.example.org', address: '192.0.2.80' },
      loadBalancer: {
        pools: [{ name: 'web', addresses: ['192.0.2.80/32'], autoAssign: false }],
        l2Advertisements: [{ name: 'default', pools: ['web'] }],
      },
      services: [
        {
          name: `s${index}`,
          namespace: 'app',
          port: 80,
          targetPort: 80,
          selector: SELECTOR,
          expose: [{ host: `h${index}.int.example.org`, via: 'ingress', path: text }],
        },
      ],
    }),
    read: (manifests, index) => pathOf(named(manifests, 'IngressRoute', `h${index}.int.example.org`)),
  },
  {
    name: 'the alias of a VNet',
    write: (text, index) => ({
      proxmox: {
        hosts: [{ name: 'pve', address: '192.0.2.9' }],
        sdn: {
          zones: [{ name: 'zone', type: 'vxlan', mtu: 1450 }],
          vnets: [{ name: `v${index}`, zone: 'zone', vni: index + 1, mtu: 1450, alias: text }],
        },
      },
    }),
    read: (manifests, index) => {
      const desired = JSON.parse(
        named(manifests, 'ConfigMap', 'proxmox-sdn').data?.['desired.json'] ?? '{}',
      ) as DesiredState;
      return desired.vnets.find(({ name }) => name === `v${index}`)?.spec.alias;
    },
  },
];

interface CloudflaredConfig {
  readonly ingress: readonly { readonly hostname?: string; readonly path?: string }[];
}

interface DesiredState {
  readonly vnets: readonly { readonly name: string; readonly spec: { readonly alias?: string } }[];
}

const BASE = {
  apiVersion: 'netloom/v1',
  name: 'hostile',
  domain: 'example.org',
  lan: { cidr: '192.0.2.0/24', gateway: { name: 'router', address: '192.0.2.1' } },
  cluster: { servicelb: false, nodes: [{ name: 'one', role: 'server', address: '192.0.2.10' }] },
};

/** null where the network is refused. */
async function valuesOf(text: string): Promise<string | null> {
  const checked = checkNetwork(parseSource(text, 'network.yaml'));
  if (checked.kind !== 'checked' || checked.diagnostics.some(({ severity }) => severity === 'error')) {
    return null;
  }
  return umbrellaValues(checked.facts.network);
}

/** A network file with the text in one slot, as a person would quote it; null where no YAML can hold the text. */
function networkFile(parts: object): string | null {
  try {
    return dumpYaml(plain({ ...BASE, ...parts }));
  } catch {
    return null;
  }
}

/** Lists of the parts one after the other, so that one start of Helm judges all. */
function merged(parts: readonly object[]): object {
  return parts.reduce((sum, part) => merge(sum, part), {});
}

function merge(one: unknown, other: unknown): object {
  if (Array.isArray(one) && Array.isArray(other)) {
    const known = new Set(one.map((item) => JSON.stringify(item)));
    return [
      ...(one as unknown[]),
      ...(other as unknown[]).filter((item) => !known.has(JSON.stringify(item))),
    ];
  }
  return Object.entries(other as object).reduce<Record<string, unknown>>(
    (sum, [key, value]) => ({
      ...sum,
      [key]:
        typeof value === 'object' && sum[key] !== undefined ? merge(sum[key], value) : (value as unknown),
    }),
    { ...(one as object) },
  );
}

function named(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if (found === undefined) throw new Error(`Helm rendered no ${kind} ${name}`);
  return found;
}

function endpointsOf({ spec }: Manifest): { readonly targets: readonly string[] } {
  const [endpoint] = (spec as { readonly endpoints: readonly { readonly targets: readonly string[] }[] })
    .endpoints;
  if (endpoint === undefined) throw new Error('a DNSEndpoint has no endpoint');
  return endpoint;
}

/** The path in a rule that holds exactly a host and a path: a text that broke out of its quotes would leave more. */
function pathOf({ spec }: Manifest): string | undefined {
  const [route] = (spec as { readonly routes: readonly { readonly match: string }[] }).routes;
  const raw = /^Host\(`[^`]+`\) && PathPrefix\(`([^`]*)`\)$/.exec(route?.match ?? '');
  if (raw !== null) return raw[1];
  const quoted = /^Host\(`[^`]+`\) && PathPrefix\(("(?:[^"\\]|\\.)*")\)$/.exec(route?.match ?? '');
  return quoted?.[1] === undefined ? undefined : (JSON.parse(quoted[1]) as string);
}

describe('a text that tries to break out of its format', () => {
  const texts = [...new Set([...KNOWN, ...fc.sample(hostile, { numRuns: 300, seed: 20261123 })])];

  it.each(SLOTS)(
    'is refused, or arrives in the manifest as it was: $name',
    async ({ write, read }) => {
      // the slot's own form, so that the known breakers reach the paths' slot, too
      const candidates = texts.flatMap((text) => [text, `/${text}`]);
      const accepted: string[] = [];
      for (const [index, text] of candidates.entries()) {
        const file = networkFile(write(text, index));
        if (file !== null && (await valuesOf(file)) !== null) accepted.push(text);
      }
      const all = networkFile(merged(accepted.map((text, index) => write(text, index))));
      const values = all === null ? null : await valuesOf(all);
      if (values === null) throw new Error('texts that pass one by one are refused together');
      const manifests = readManifests(
        await templateUmbrella({ charts: CHARTS, values, helm: await findHelm(process) }),
      );
      expect(accepted.length).toBeGreaterThan(10);
      expect(accepted.length).toBeLessThan(candidates.length);
      expect(accepted.map((_, index) => read(manifests, index))).toEqual(accepted);
    },
    300_000,
  );
});
