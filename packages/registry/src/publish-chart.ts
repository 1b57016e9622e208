import { Refused } from '@netloom/diagnostics/error';
import {
  readChartContent,
  signContent,
  type Blob,
  type ChartContent,
  type SignText,
} from './chart-content.ts';
import { compareContent, type Conflict } from './compare-content.ts';
import { PublishFailed, RUN_AGAIN } from './publish-failed.ts';
import type { Registry, Tag } from './registry.ts';

export interface PublishInput {
  /** The path of an archive of packageChart. */
  readonly archive: string;
  readonly registry: Registry;
  /** Called only for what is going to be pushed: every signature of the same text differs. */
  readonly sign?: SignText;
}

/** A chart beside what a registry holds under its version. */
export type ChartState =
  | (ChartRelease & { readonly state: 'absent' | 'unchanged' })
  /** The version is published with other content. */
  | { readonly state: 'conflict'; readonly message: string };

export interface PublishedChart extends ChartRelease {
  readonly state: 'published' | 'unchanged';
}

/** A chart in a registry, by version and by digest. */
export interface ChartRelease {
  readonly chart: string;
  readonly version: string;
  readonly tag: string;
  readonly reference: string;
  /** Of the published manifest, else of the one that would be published. */
  readonly manifestDigest: string;
  readonly layerDigest: string;
  readonly created: string | null;
}

/** Compares a chart with what is published under its version. */
export async function compareChart({ archive, registry }: Omit<PublishInput, 'sign'>): Promise<ChartState> {
  const content = await readChartContent(archive);
  const published = await readPublished(registry, content);
  const conflict = published === null ? null : compareContent(content, published);
  if (conflict !== null) {
    return { state: 'conflict', message: describeConflict(registry.reference(tagOf(content)), conflict) };
  }
  const state = published === null ? 'absent' : 'unchanged';
  return { ...releaseOf(registry, content, published ?? content.manifest), state };
}

/**
 * Publishes a chart under its version, once: the same content is left as it is, other content is refused. No registry
 * puts a manifest only where none is, so that the tag is read right before and right after.
 */
export async function publishChart({ archive, registry, sign }: PublishInput): Promise<PublishedChart> {
  const unsigned = await readChartContent(archive);
  const before = await readPublished(registry, unsigned);
  if (before !== null) return unchanged(registry, unsigned, before);
  const content = sign === undefined ? unsigned : await signContent(unsigned, sign);
  const tag = tagOf(content);
  await registry.upload(tag, { what: 'chart', blob: content.layer });
  await registry.upload(tag, { what: 'configuration', blob: content.config });
  if (content.provenance !== null) {
    await registry.upload(tag, { what: 'provenance', blob: content.provenance });
  }
  // in one attempt: a request that failed may still have written the manifest, and so may another publisher.
  const meanwhile = await registry.repeat(async () => {
    const there = await registry.readManifest(tag, 'reading');
    if (there === null) await registry.writeManifest(tag, content.manifest);
    return there;
  });
  if (meanwhile !== null && compareContent(content, meanwhile) !== null) {
    return unchanged(registry, content, meanwhile);
  }
  const after = await readBack(registry, content);
  const conflict = compareContent(content, after);
  if (conflict !== null) {
    throw new Refused(
      `another publisher wrote ${registry.reference(tag)} at the same time, with other content, and its content stands now.\n` +
        `${describeDigests(conflict)}\nLet one publisher work at a time, and raise the version of the chart that is to be published.`,
    );
  }
  return { ...releaseOf(registry, content, after), state: 'published' };
}

function unchanged(registry: Registry, content: ChartContent, published: Blob): PublishedChart {
  const conflict = compareContent(content, published);
  if (conflict !== null) throw new Refused(describeConflict(registry.reference(tagOf(content)), conflict));
  return { ...releaseOf(registry, content, published), state: 'unchanged' };
}

function readPublished(registry: Registry, content: ChartContent): Promise<Blob | null> {
  return registry.repeat(() => registry.readManifest(tagOf(content), 'reading'));
}

/** A replicated registry may need a moment to return a new manifest. */
function readBack(registry: Registry, content: ChartContent): Promise<Blob> {
  const step = 'reading back';
  const tag = tagOf(content);
  return registry.repeat(async () => {
    const after = await registry.readManifest(tag, step);
    if (after !== null) return after;
    throw new PublishFailed(`${step} ${registry.reference(tag)}`, {
      what: 'the registry accepted the manifest and does not return it',
      hint: RUN_AGAIN,
      isTransient: true,
    });
  });
}

function releaseOf(registry: Registry, content: ChartContent, manifest: Blob): ChartRelease {
  const { name, version, tag, annotations, layer } = content;
  return {
    chart: name,
    version,
    tag,
    reference: registry.reference(tagOf(content)),
    manifestDigest: manifest.digest,
    layerDigest: layer.digest,
    created: annotations['org.opencontainers.image.created'] ?? null,
  };
}

function tagOf({ name, tag }: ChartContent): Tag {
  return { chart: name, tag };
}

function describeConflict(reference: string, conflict: Conflict): string {
  return (
    `${reference} is published with other content, and a published version never changes.\n` +
    `${describeDigests(conflict)}\nRaise the version of the chart: \`npm run release\` does it for every chart that changed.`
  );
}

function describeDigests({ what, published, packaged }: Conflict): string {
  return `  published ${what} ${published}\n  packaged ${what}  ${packaged}`;
}
