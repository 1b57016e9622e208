import { gunzipSync } from 'node:zlib';
import type { ReadonlyDeep } from '@netloom/chart-kit';
import type { ApiObject, ClusterReader } from '@netloom/cluster';
import * as z from 'zod';
import { LIMIT_LABEL, parseLimit } from './helm-limit.ts';

/** What Helm keeps of a revision: https://helm.sh/docs/topics/advanced/ (storage backends). Only what netloom reads. */
const Stored = z.looseObject({
  name: z.string(),
  namespace: z.string(),
  version: z.int(),
  info: z.looseObject({ status: z.string(), description: z.string().default('') }),
  chart: z.looseObject({ metadata: z.looseObject({ name: z.string(), version: z.string() }) }),
  config: z.record(z.string(), z.unknown()).nullish(),
  manifest: z.string().default(''),
  apply_method: z.string().default(''),
});

/** One revision of a release. */
export interface Revision {
  readonly number: number;
  /** `deployed`, `failed`, `superseded`, `uninstalled`, `uninstalling`, `pending-install`, `pending-upgrade`, `pending-rollback` */
  readonly status: string;
  /** The Secret that holds it. */
  readonly secret: string;
  /** Of that Secret: another one once Helm has noted anything. */
  readonly resourceVersion?: string;
  /** When Helm began it, by the cluster's clock, in milliseconds. */
  readonly begun: number;
  /** For how long from then on a Helm may be at work on it, in milliseconds. */
  readonly limitMs: number;
}

export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly revision: Revision;
  readonly chart: { readonly name: string; readonly version: string };
  readonly values: Readonly<Record<string, unknown>>;
  readonly manifest: string;
  /** Whether Helm applies it on the server, as Helm 4 does unless the release is older than that. */
  readonly serverSide: boolean;
}

/** The newest revision of a release; null where there is none. */
export async function latestRelease(cluster: ClusterReader, release: ReleaseName): Promise<Release | null> {
  const [latest] = await revisionsOf(cluster, release);
  return latest === undefined ? null : readRevision(cluster, { ...release, revision: latest });
}

export interface ReleaseName {
  readonly name: string;
  readonly namespace: string;
}

/** All revisions that Helm keeps of a release, the newest first. */
export async function revisionsOf(
  cluster: ClusterReader,
  { name, namespace }: ReleaseName,
): Promise<readonly Revision[]> {
  const secrets = await cluster.list({
    apiVersion: 'v1',
    kind: 'Secret',
    namespace,
    labels: { owner: 'helm', name },
    metadataOnly: true,
  });
  return secrets.map(toRevision).toSorted((a, b) => b.number - a.number);
}

function toRevision({ metadata }: ApiObject): Revision {
  const { name, labels, creationTimestamp, resourceVersion } = metadata;
  return {
    number: Number(labels?.version),
    status: labels?.status ?? '',
    secret: name,
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
    begun: Date.parse(creationTimestamp ?? ''),
    limitMs: parseLimit(labels?.[LIMIT_LABEL]),
  };
}

/** What a revision holds; null where it has gone meanwhile. */
export async function readRevision(
  cluster: ClusterReader,
  { namespace, revision }: ReleaseName & { readonly revision: Revision },
): Promise<Release | null> {
  const ref = { apiVersion: 'v1', kind: 'Secret', namespace, name: revision.secret };
  const secret = await cluster.get(ref);
  return secret === null ? null : { ...decodeRelease(secret), revision };
}

/** Helm's own encoding inside of the API's: base64 of gzip of JSON. */
export function decodeRelease(secret: ApiObject): Omit<Release, 'revision'> {
  const { release } = z.looseObject({ release: z.string() }).parse(secret.data);
  const packed = Buffer.from(Buffer.from(release, 'base64').toString('latin1'), 'base64');
  const stored: ReadonlyDeep<z.output<typeof Stored>> = Stored.parse(
    JSON.parse(gunzipSync(packed).toString('utf8')),
  );
  return {
    name: stored.name,
    namespace: stored.namespace,
    chart: { name: stored.chart.metadata.name, version: stored.chart.metadata.version },
    values: stored.config ?? {},
    manifest: stored.manifest,
    serverSide: stored.apply_method === 'ssa',
  };
}

/** Whether Helm refuses to touch it: a Helm is at work on it, or was stopped while it was. */
export function isPending({ status }: Revision): boolean {
  return status.startsWith('pending-');
}
