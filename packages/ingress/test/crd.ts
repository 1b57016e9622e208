import { existsSync, readFileSync } from 'node:fs';
import type { Kind } from '@netloom/chart-kit';
import { parseSource } from '@netloom/diagnostics';
import * as z from 'zod';

const CRDS = new URL('../../../../shared/crds/', import.meta.url);
const FOLDERS: Readonly<Record<string, string>> = {
  'cert-manager.io': 'cert-manager',
  'externaldns.k8s.io': 'external-dns',
  'gateway.networking.k8s.io': 'gateway-api',
  'helm.cattle.io': 'k3s-helm-controller',
  'traefik.io': 'traefik',
};

export const crdsPresent = existsSync(CRDS);
if (!crdsPresent) console.warn('skipped: ../shared/crds is absent, so no kind is compared with its CRD');

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
interface Crd {
  readonly spec: {
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/** The schema of the kind's spec in its real CRD. */
export function crdSpec({ apiVersion, plural }: Kind): Schema {
  const [group = '', version] = apiVersion.split('/');
  const url = new URL(`${FOLDERS[group] ?? group}/${plural}.yaml`, CRDS);
  // a CRD is what the API server has accepted
  const { spec } = parseSource(readFileSync(url, 'utf8'), url.pathname).value as Crd;
  return spec.versions.find(({ name }) => name === version)?.schema.openAPIV3Schema.properties?.spec ?? {};
}

/** Fields of ours that theirs does not know, or knows as another type. */
export function disagreements(ours: z.ZodType, theirs: Schema): readonly string[] {
  // the fields read here are those of every JSON Schema that zod writes
  return compare(z.toJSONSchema(ours, { io: 'input', target: 'draft-7' }) as Schema, theirs, 'spec');
}

function compare(ours: Schema, theirs: Schema | undefined, path: string): readonly string[] {
  if (theirs === undefined) return [`${path} is unknown`];
  if (theirs.type !== undefined && ours.type !== undefined && theirs.type !== ours.type) {
    return [`${path} is ${theirs.type}, not ${ours.type}`];
  }
  const fields = Object.entries(ours.properties ?? {}).flatMap(([key, field]) =>
    compare(field, theirs.properties?.[key], `${path}.${key}`),
  );
  return ours.items === undefined ? fields : [...fields, ...compare(ours.items, theirs.items, `${path}[]`)];
}
