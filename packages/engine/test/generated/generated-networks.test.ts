import { fileURLToPath } from 'node:url';
import { parseBytes, parseSource } from '@netloom/diagnostics';
import { findHelm } from '@netloom/helm';
import { ownedNamespaces } from '@netloom/network-model';
import fc from 'fast-check';
import { buildNetwork, checkBuild, checkNetwork, withReach, type CheckedNetwork } from '../../src/index.ts';
import { anyNetwork } from './network-arbitrary.ts';
import { declaredTwice, mountsWithoutVolume, namespacesIn, secretsIn } from './references.ts';

/** NETLOOM_SEED takes another one: a failure names it in its title. */
const SEED = Number(process.env.NETLOOM_SEED ?? 16);
const COUNT = 40;
/** Networks that Helm templates, chart by chart. */
const TEMPLATED = 3;

const CHARTS = new URL('../../../../charts/', import.meta.url);

interface Generated {
  readonly text: string;
  readonly checked: CheckedNetwork;
  readonly files: ReadonlyMap<string, string>;
}

/** Of the apps, of Kubernetes, and of the programs that netloom does not install. */
const NAMESPACES_OF_OTHERS = [
  'argocd',
  'auth',
  'envoy-gateway-system',
  'flux-system',
  'kube-system',
  'things',
  'web',
];

const SECRETS = [
  'authority',
  'aws',
  'bgp-password',
  'cloudflare-api-token',
  'cloudflared-credentials',
  'cloudflared-token',
  'netloom-git',
  'netloom-registry',
  'operator-oauth',
  'pihole-password',
  'tsig',
];

describe(`networks of seed ${String(SEED)}`, () => {
  const networks: Generated[] = [];

  beforeAll(async () => {
    for (const text of fc.sample(anyNetwork, { seed: SEED, numRuns: COUNT })) {
      networks.push(await generate(text));
    }
  });

  /** Runs for each network; what fails is shown with the file that it fails for. */
  const each = (found: (network: Generated) => readonly string[]): unknown =>
    networks.flatMap((network) => {
      const wrong = found(network);
      return wrong.length === 0 ? [] : [{ wrong, text: network.text }];
    });

  it('have no error', () => {
    expect(
      each(({ checked }) =>
        checked.diagnostics
          .filter(({ severity }) => severity === 'error')
          .map(({ code, message }) => `${code}: ${message}`),
      ),
    ).toEqual([]);
  });

  it('give files that are YAML, and no object twice', () => {
    expect(each(({ files }) => documentsOf(files).flatMap(({ mistakes }) => mistakes))).toEqual([]);
    expect(
      each(({ checked }) => checkBuild(checked).map(({ code, message }) => `${code}: ${message}`)),
    ).toEqual([]);
  });

  it('list each Secret that they refer to in install.md', () => {
    expect(
      each(({ files }) => {
        const page = files.get('operators/install.md') ?? '';
        const documents = documentsOf(files);
        // what cert-manager writes
        const made = new Set(
          documents.flatMap(({ value }) => secretsIn(certificatesOf(value)).map(({ name }) => name)),
        );
        return documents.flatMap(({ path, value }) =>
          secretsIn(value)
            .filter(
              ({ name }) => !made.has(name) && !new RegExp(`(^|[^a-z0-9-])${name}([^a-z0-9-]|$)`).test(page),
            )
            .map((one) => `${path}${one.path}: ${one.name}`),
        );
      }),
    ).toEqual([]);
  });

  it('refer to Secrets of every program that reads one', () => {
    const seen = new Set(
      networks.flatMap(({ files }) =>
        documentsOf(files).flatMap(({ value }) => secretsIn(value).map(({ name }) => name)),
      ),
    );
    expect([...seen].toSorted()).toEqual(expect.arrayContaining(SECRETS));
  });

  it('refer to no namespace that nobody makes', () => {
    expect(
      each(({ checked, files }) => {
        const made = new Set([
          ...ownedNamespaces(checked.facts.network).map(({ name }) => name),
          ...NAMESPACES_OF_OTHERS,
        ]);
        return documentsOf(files).flatMap(({ path, value }) =>
          namespacesIn(value)
            .filter(({ name }) => !made.has(name))
            .map((one) => `${path}${one.path}: ${one.name}`),
        );
      }),
    ).toEqual([]);
  });

  it('give values that Helm templates, with nothing mounted or declared twice', async () => {
    const helm = await findHelm(process);
    const chosen = networks.filter(({ text }) => text.includes('"tunnel":')).slice(0, TEMPLATED);
    expect(chosen).toHaveLength(TEMPLATED);
    for (const { text, files } of chosen) {
      for (const [path, values] of files) {
        const [, chart] = /^values\/(.*)\.yaml$/.exec(path) ?? [];
        if (chart === undefined) continue;
        const folder = fileURLToPath(new URL(chart, CHARTS));
        const args = ['template', 'netloom', folder, '--values', '-', '--skip-tests'];
        const { stdout } = await helm.run(args, { stdin: values });
        const objects = splitDocuments(stdout).map((one) => parseSource(one, chart));
        const wrong = objects.flatMap(({ value, diagnostics }) => [
          ...diagnostics.map(({ message }) => message),
          ...declaredTwice(value),
          ...mountsWithoutVolume(value),
        ]);
        expect({ chart, wrong, text }).toEqual({ chart, wrong: [], text });
      }
    }
  });
});

async function generate(text: string): Promise<Generated> {
  const parsed = parseBytes(new TextEncoder().encode(text), 'network.yaml');
  const checked = checkNetwork({ ...(await withReach(parsed)), place: { kind: 'outside' } });
  if (checked.kind !== 'checked') throw new Error(`${JSON.stringify(checked.diagnostics)}\n${text}`);
  return { text, checked, files: await buildNetwork(checked) };
}

interface Document {
  readonly path: string;
  readonly value: unknown;
  readonly mistakes: readonly string[];
}

/** All YAML that is generated; the umbrella's values are those of its charts once more. */
function documentsOf(files: ReadonlyMap<string, string>): readonly Document[] {
  return [...files].flatMap(([path, text]) => {
    if (!path.endsWith('.yaml') || path === 'values.yaml') return [];
    return splitDocuments(text).map((one) => {
      const { value, diagnostics } = parseSource(one, path);
      return { path, value, mistakes: diagnostics.map(({ message }) => `${path}: ${message}`) };
    });
  });
}

function splitDocuments(text: string): readonly string[] {
  return text.split(/^---$/m).filter((one) => /^[^#\s]/m.test(one));
}

/** The lists of Certificates in the values of a chart. */
function certificatesOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'certificates' in value ? value.certificates : [];
}
