import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { dumpJson, plain } from '@netloom/chart-kit';
import type { Release } from './publish-chart.ts';

/** The commit that charts were packaged from. */
export interface Commit {
  readonly commit: string;
  /** Whether files differed from it. */
  readonly dirty: boolean;
}

/** What was released, for whatever installs or signs it: the same for the run that published and for each one after it. */
export function renderRelease(releases: readonly Release[], git: Commit | null): string {
  const charts = releases.map(({ chart, version, tag, reference, manifestDigest, layerDigest, created }) => ({
    chart,
    version,
    tag,
    reference,
    manifestDigest,
    layerDigest,
    created,
    git,
  }));
  return dumpJson(plain({ formatVersion: '1.0', charts }));
}

/** Writes a file whole or not at all. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
