import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { dumpJson, plain, type ReadonlyDeep } from '@netloom/chart-kit';
import { Refused } from '@netloom/diagnostics/error';
import { parseJson } from '@netloom/diagnostics/json';
import { hasCode } from '@netloom/engine';
import { makeFolder } from '@netloom/helm/make-folder';
import { CHARTS } from '@netloom/umbrella';
import * as z from 'zod';

const Commit = z.object({
  commit: z.string(),
  /** Whether files differed from it. */
  dirty: z.boolean(),
});
/** The commit that charts were packaged from. */
export type Commit = ReadonlyDeep<z.output<typeof Commit>>;

const ReleaseEntry = z.object({
  chart: z.string(),
  version: z.string(),
  tag: z.string(),
  reference: z.string(),
  manifestDigest: z.string(),
  layerDigest: z.string(),
  created: z.string().nullable(),
  git: Commit.nullable(),
});
/** One chart of a release, and what it was packaged from. */
export type ReleaseEntry = ReadonlyDeep<z.output<typeof ReleaseEntry>>;

const ReleaseFile = z.looseObject({ formatVersion: z.literal('1.0'), charts: z.array(ReleaseEntry) });

/** release.json, for programs that install or sign the charts: a repeated run writes the same text. */
export function renderRelease(charts: readonly ReleaseEntry[]): string {
  return dumpJson(plain({ formatVersion: '1.0', charts }));
}

/** The charts of an existing release.json; none where there is no such file. Throws Refused for any other file. */
export async function readRelease(path: string): Promise<readonly ReleaseEntry[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (bytes === null) return [];
  const read = ReleaseFile.safeParse(parseJson(bytes.toString('utf8')));
  if (read.success) return read.data.charts;
  throw new Refused(
    `${path} is not a file that \`netloom publish\` wrote, and the digests of other charts would be lost with it: move it away, or name another folder with --out. Nothing was published.`,
  );
}

/** The charts of a release after these were published: each replaces its earlier entry, the others stay, the umbrella comes last. */
export function mergeReleases(
  before: readonly ReleaseEntry[],
  published: readonly ReleaseEntry[],
): readonly ReleaseEntry[] {
  const all = new Map([...before, ...published].map((released) => [released.chart, released]));
  // charts that no longer exist are left out
  return CHARTS.flatMap(({ chart: { name } }) => all.get(name) ?? []);
}

/** Writes a file completely or not at all. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
