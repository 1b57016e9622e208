import { relative } from 'node:path';
import type { Diagnostic } from '@netloom/diagnostics';
import { importNetworks, readSources } from '@netloom/importer';
import { type Mistake, MISTAKES, placeMistake, type Planted, type Random } from '@netloom/importer/testing';
import { factsOf } from './facts-of.ts';
import { plantableFiles } from './plantable-files.ts';

/** What became of one mistake in one cluster of a checkout. */
export interface PlantedMistake {
  readonly mistake: Mistake;
  readonly cluster: string;
  readonly places: readonly string[];
  /** What the audit said beside what it said before; null where the mistake was found at its place. */
  readonly missed: readonly string[] | null;
}

/** Plants each kind that has a place in the checkout, one at a time and in memory. */
export async function plantFolder(folder: string, random: Random): Promise<readonly PlantedMistake[]> {
  const sources = await readSources([{ kind: 'folder', path: folder }], { helm: null, env: {} });
  const { networks, diagnostics } = await importNetworks(sources, today());
  const before = new Set(diagnostics.map((one) => printFinding(one, folder)));
  const results: PlantedMistake[] = [];
  for (const network of networks) {
    const { cluster } = network;
    const facts = factsOf(folder, network, sources);
    const files = plantableFiles(folder, cluster, sources);
    for (const mistake of MISTAKES) {
      const planted = placeMistake(mistake, { facts, files, random });
      if (planted === null) continue;
      const found = await auditOf(folder, planted, files);
      const isFound = planted.places.some((place) =>
        found.some((one) => isAt(one, mistake.code, place, folder)),
      );
      const added = found.map((one) => printFinding(one, folder)).filter((one) => !before.has(one));
      results.push({ mistake, cluster, places: planted.places, missed: isFound ? null : added });
    }
  }
  return results;
}

async function auditOf(
  folder: string,
  { files }: Planted,
  unplanted: Readonly<Record<string, string>>,
): Promise<readonly Diagnostic[]> {
  const overlay = new Map(Object.entries(files).filter(([path, text]) => unplanted[path] !== text));
  const sources = await readSources([{ kind: 'folder', path: folder, overlay }], { helm: null, env: {} });
  return (await importNetworks(sources, today())).diagnostics;
}

/** Whether a finding is at the place, or names it as the other one of two that do not go together. */
function isAt({ code, range, related }: Diagnostic, wanted: string, place: string, folder: string): boolean {
  return (
    code === wanted &&
    [range, ...related.map((one) => one.range)].some((one) => placeOf(one, folder) === place)
  );
}

function printFinding({ code, range }: Diagnostic, folder: string): string {
  return `${code} ${placeOf(range, folder)}`;
}

function placeOf(range: Diagnostic['range'], folder: string): string {
  return range === null ? '-' : `${relative(folder, range.file)}:${range.start.line}`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
