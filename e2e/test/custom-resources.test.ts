import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTool, GoMissing } from '@netloom/toolchain';
import { execa } from 'execa';
import { load } from 'js-yaml';
import { templateNetwork, type Manifest } from './support/manifests.ts';
import { describeWithShared, SHARED } from './support/repository.ts';

const CRDS = join(SHARED, 'crds');

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: object };
    }[];
  };
}

/** kubeconform reads JSON Schema, one file for each kind and version. Returns the kinds that it can judge. */
async function writeSchemas(folder: string): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const file of await readdir(CRDS, { recursive: true })) {
    if (!file.endsWith('.yaml')) continue;
    const { spec } = load(await readFile(join(CRDS, file), 'utf8')) as Crd;
    for (const { name, schema } of spec.versions) {
      known.add(`${spec.group}/${name} ${spec.names.kind}`);
      const path = join(folder, `${spec.names.kind.toLowerCase()}-${spec.group}-${name}.json`);
      await writeFile(path, JSON.stringify(closed(schema.openAPIV3Schema)));
    }
  }
  return known;
}

/** An API server drops unknown fields silently; a closed schema says them. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isOpen =
    !('properties' in schema) ||
    'additionalProperties' in schema ||
    'x-kubernetes-preserve-unknown-fields' in schema;
  return isOpen ? inner : { ...inner, additionalProperties: false };
}

async function kubeconform(tool: string, folder: string, manifests: readonly object[]): Promise<string> {
  const { all } = await execa({
    input: manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'),
    all: true,
    reject: false,
  })`${tool} -strict -summary -schema-location ${join(folder, '{{ .ResourceKind }}-{{ .Group }}-{{ .ResourceAPIVersion }}.json')}`;
  return all;
}

describeWithShared('crds', 'custom resources against the real CRDs, by kubeconform', () => {
  let folder: string;
  let tool: string;
  let known: ReadonlySet<string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netloom-schemas-'));
    await mkdir(folder, { recursive: true });
    try {
      tool = await ensureTool('kubeconform');
    } catch (error) {
      if (error instanceof GoMissing)
        throw new Error(`kubeconform is compiled by Go: ${error.message}`, { cause: error });
      throw error;
    }
    known = await writeSchemas(folder);
  }, 600_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function custom(manifests: readonly Manifest[]): readonly Manifest[] {
    return manifests.filter(({ apiVersion, kind }) => known.has(`${apiVersion} ${kind}`));
  }

  it.each(['networks/homelab', 'examples/dual-stack-bgp'])(
    'accepts those of %s',
    async (network) => {
      const { manifests } = await templateNetwork(network);
      const resources = custom(manifests);
      const builtIn = /^(v1|apps\/v1|policy\/v1|networking\.k8s\.io\/v1)$/;
      const unjudged = manifests.filter((one) => !resources.includes(one) && !builtIn.test(one.apiVersion));
      expect(unjudged).toEqual([]);
      expect(resources.length).toBeGreaterThan(5);
      expect(await kubeconform(tool, folder, resources)).toBe(
        `Summary: ${resources.length} resources found parsing stdin - Valid: ${resources.length}, Invalid: 0, Errors: 0, Skipped: 0`,
      );
    },
    300_000,
  );

  it('refuses a field that the CRD does not know', async () => {
    const pool = {
      apiVersion: 'metallb.io/v1beta1',
      kind: 'IPAddressPool',
      metadata: { name: 'x', namespace: 'metallb-system' },
      spec: { addresses: ['192.0.2.0/24'], autoassign: false },
    };
    expect(await kubeconform(tool, folder, [pool])).toContain('Invalid: 1');
  });
});
