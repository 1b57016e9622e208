import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { load } from 'js-yaml';
import { list } from 'tar';
import { goJson, HelmMetadata, manifestAnnotations } from './helm-config.ts';

// https://helm.sh/docs/topics/registries/#helm-chart-manifest
export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
export const CONFIG_TYPE = 'application/vnd.cncf.helm.config.v1+json';
export const CHART_TYPE = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const PROVENANCE_TYPE = 'application/vnd.cncf.helm.chart.provenance.v1.prov';

/** Content that a registry addresses by its digest. */
export interface Blob {
  readonly digest: string;
  readonly bytes: Buffer;
}

/** A packaged chart, as a registry holds it. */
export interface ChartContent {
  readonly name: string;
  readonly version: string;
  readonly tag: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** The archive. */
  readonly layer: Blob;
  readonly config: Blob;
  /** The signed provenance file; null for an unsigned chart. */
  readonly provenance: Blob | null;
  readonly manifest: Blob;
}

/** Signs a text in the clear, as `gpg --clearsign` does. */
export type SignText = (text: string) => Promise<string>;

/** Reads an archive of `packageChart`. The manifest is byte for byte the one that `helm push` makes. */
export async function readChartContent(archive: string): Promise<ChartContent> {
  const metadata = HelmMetadata.parse(load(await readChartYaml(archive)));
  return withManifest({
    name: metadata.name,
    version: metadata.version,
    tag: toTag(metadata.version),
    annotations: manifestAnnotations(metadata),
    layer: toBlob(await readFile(archive)),
    config: toBlob(goJson(metadata)),
    provenance: null,
  });
}

/** The same chart with a provenance file: https://helm.sh/docs/topics/provenance/#the-provenance-file */
export async function signContent(content: ChartContent, sign: SignText): Promise<ChartContent> {
  const { name, version, layer, config } = content;
  const chartYaml = dumpYaml(plain(JSON.parse(config.bytes.toString('utf8'))));
  const sums = dumpYaml({ files: { [`${name}-${version}.tgz`]: layer.digest } });
  const signed = await sign(`${chartYaml}\n...\n${sums}`);
  return withManifest({ ...content, provenance: toBlob(Buffer.from(signed)) });
}

function withManifest(parts: Omit<ChartContent, 'manifest'>): ChartContent {
  const { annotations, layer, config, provenance } = parts;
  const signature = provenance === null ? [] : [describe(PROVENANCE_TYPE, provenance)];
  const manifest = {
    schemaVersion: 2,
    config: describe(CONFIG_TYPE, config),
    layers: [describe(CHART_TYPE, layer), ...signature],
    annotations,
  };
  return { ...parts, manifest: toBlob(goJson(manifest)) };
}

export function toBlob(bytes: Buffer): Blob {
  return { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, bytes };
}

/** A tag cannot hold the plus of SemVer's build metadata; Helm writes and reads it as an underscore. */
export function toTag(version: string): string {
  return version.replaceAll('+', '_');
}

function describe(mediaType: string, { digest, bytes }: Blob): object {
  return { mediaType, digest, size: bytes.length };
}

async function readChartYaml(archive: string): Promise<string> {
  const chunks: Buffer[] = [];
  await list({
    file: archive,
    filter: (path) => /^[^/]+\/Chart\.yaml$/.test(path),
    onReadEntry: (entry) => entry.on('data', (chunk: Buffer) => chunks.push(chunk)),
  });
  if (chunks.length === 0) throw new Error(`${archive} is not a packaged chart: it has no Chart.yaml.`);
  return Buffer.concat(chunks).toString('utf8');
}
