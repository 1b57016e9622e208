import { createRequire } from 'node:module';
import type zlib from 'node:zlib';
import { NEAR_BYTES } from './limits.ts';

/** What the record of a release holds besides values and manifests, compressed: the umbrella's own schema, templates and notes. */
const CHART_BYTES = 47_000;

/** The bundled program of the Proxmox jobs, compressed: the manifests have it, the values do not. */
const PROGRAM_BYTES = 53_000;

/** Manifests and hooks compressed, by the values compressed: they say the same, and each object its labels besides. */
const MANIFESTS_BY_VALUES = 1.15;

/** Values and manifests of less cannot make a release of NEAR_BYTES. */
const SMALL_BYTES = 200_000;

export interface ReleaseTexts {
  /** The umbrella's values, as YAML or JSON. */
  readonly values: string;
  /** All that Helm makes of it. */
  readonly manifest: string;
}

/** The manifest is there once Helm has run. */
export type PossibleTexts = Pick<ReleaseTexts, 'values'> & Partial<ReleaseTexts>;

/** Even uncompressed far from the limit, as most networks are. */
export function isSmall({ values, manifest = '' }: PossibleTexts): boolean {
  return [values, manifest].every((text) => Buffer.byteLength(text) < SMALL_BYTES);
}

/**
 * The bytes of a release as Helm keeps it in a Secret: JSON, compressed by gzip, in base64. What is small is not
 * compressed as well as Helm does, which takes some time: the size is then an upper bound, below NEAR_BYTES.
 */
export function measureRelease({ values, manifest }: ReleaseTexts): number {
  const record = JSON.stringify({ config: values, manifest });
  return released((level) => compressedBytes(record, level) + CHART_BYTES);
}

/** The same before Helm has run. */
export function estimateRelease(values: string, { hasProgram }: { readonly hasProgram: boolean }): number {
  const constant = CHART_BYTES + (hasProgram ? PROGRAM_BYTES : 0);
  return released((level) => (1 + MANIFESTS_BY_VALUES) * compressedBytes(values, level) + constant);
}

function released(bytesAt: (level: number) => number): number {
  const quick = toBase64(bytesAt(1));
  return quick < NEAR_BYTES ? quick : toBase64(bytesAt(9));
}

function compressedBytes(text: string, level: number): number {
  return loadZlib().gzipSync(text, { level }).length;
}

/** Loading it takes some milliseconds of every command that imports this, and few networks need it. */
function loadZlib(): typeof zlib {
  return createRequire(import.meta.url)('node:zlib') as typeof zlib;
}

function toBase64(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}
