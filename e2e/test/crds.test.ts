import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { valuesSchema, type JsonSchema, type Kind } from '@netloom/chart-kit';
import { load } from 'js-yaml';
import { fieldMistakes } from './support/field-mistakes.ts';
import { kindNamed, OWN_KINDS } from './support/own-kinds.ts';
import { describeWithShared, SHARED } from './support/repository.ts';

const KINDS: readonly Kind[] = [
  ...OWN_KINDS,
  ...['Certificate', 'ClusterIssuer', 'Gateway', 'HTTPRoute', 'IngressRoute', 'Middleware', 'TLSStore'].map(
    kindNamed,
  ),
];

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: { readonly properties: { readonly spec: JsonSchema } } };
    }[];
  };
}

describeWithShared('crds', 'kinds against the real CRDs, field by field', () => {
  const folder = join(SHARED, 'crds');

  function crdOf({ apiVersion, kind }: Kind): Crd['spec'] | undefined {
    const group = apiVersion.split('/')[0];
    return (
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.yaml'))
        // each file of the folder is one CRD: its MANIFEST.tsv says so
        .map((file) => (load(readFileSync(join(folder, file), 'utf8')) as Crd).spec)
        .find((spec) => spec.group === group && spec.names.kind === kind)
    );
  }

  it.each(KINDS.map((kind) => [kind.kind, kind] as const))('knows %s as its CRD does', (_name, kind) => {
    const crd = crdOf(kind);
    const version = crd?.versions.find(({ name }) => kind.apiVersion.endsWith(`/${name}`));
    const { plural, scope } = kind;
    expect({ plural: crd?.names.plural, scope: crd?.scope, version: version?.name }).toEqual({
      plural,
      scope,
      version: kind.apiVersion.split('/')[1],
    });
    expect(fieldMistakes(specSchema(kind), version!.schema.openAPIV3Schema.properties.spec)).toEqual([]);
  });
});

/** The spec's own schema: what Helm and an umbrella put beside the values of a chart is none of it. */
function specSchema(kind: Kind): JsonSchema {
  const { properties, ...schema } = valuesSchema(kind.spec);
  const { global: _global, enabled: _enabled, ...own } = properties as JsonSchema;
  return { ...schema, properties: own };
}
