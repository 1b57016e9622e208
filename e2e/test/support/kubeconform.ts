import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { load } from 'js-yaml';
import { SHARED } from './repository.ts';

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

/** kubeconform reads JSON Schema, one file for each kind and version. Returns the kinds that it can validate. */
export async function writeSchemas(folder: string): Promise<ReadonlySet<string>> {
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

/** An API server drops unknown fields silently; a closed schema reports them. */
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

/** The output of kubeconform for the manifests, by the schemas in the folder. */
export async function kubeconform(
  tool: string,
  folder: string,
  manifests: readonly object[],
): Promise<string> {
  const { all } = await execa({
    input: manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'),
    all: true,
    reject: false,
  })`${tool} -strict -summary -schema-location ${join(folder, '{{ .ResourceKind }}-{{ .Group }}-{{ .ResourceAPIVersion }}.json')}`;
  return all;
}
