import { parseSource, type EditValue } from '@netloom/diagnostics';
import { checkNetwork, withReach } from '@netloom/engine';
import type { CheckedNetwork } from '@netloom/engine/check';
import { mergeNetwork, type Merge } from '../../src/index.ts';
import type { PlannedMap } from '../../src/model/planned.ts';
import { importFiles } from '../import-files.ts';

const TODAY = '2026-11-29';

/** Merges what is imported from files, path → text, into the text of a network file. */
export async function mergeFiles(
  files: Readonly<Record<string, string>>,
  network: string,
  take: readonly string[] = [],
): Promise<Merge> {
  return mergePlanned(await plannedOf(files), network, take);
}

export async function mergePlanned(
  planned: PlannedMap,
  network: string,
  take: readonly string[] = [],
): Promise<Merge> {
  return mergeNetwork(planned, await checked(network), { today: TODAY, take });
}

/** The only network of files, before it is written. */
export async function plannedOf(files: Readonly<Record<string, string>>): Promise<PlannedMap> {
  const { networks } = await importFiles(files);
  const [only, other] = networks;
  if (only === undefined || other !== undefined) throw new Error(`there are ${networks.length} networks`);
  return only.file;
}

/** A network file; throws for a text that is none. */
export async function checked(text: string): Promise<CheckedNetwork> {
  const found = checkNetwork(await withReach(parseSource(text, 'network.yaml')), { today: TODAY });
  if (found.kind === 'checked') return found;
  throw new Error(found.diagnostics.map(({ message }) => message).join('\n'));
}

/** `+ PATH: VALUE FILE:LINE`, `~ PATH: VALUE network.yaml:LINE, VALUE FILE:LINE` and `? PATH: WHY`. */
export function printMerge({ added, different, unwritten }: Merge): readonly string[] {
  return [
    ...added.map(({ path, value, at }) => `+ ${path}: ${print(value)} ${placeOf(at)}`),
    ...different.map(
      ({ path, file, source }) =>
        `~ ${path}: ${print(file.value)} ${placeOf(file.at)}, ${print(source.value)} ${placeOf(source.at)}`,
    ),
    ...unwritten.map(({ path, why }) => `? ${path}: ${why}`),
  ];
}

function print(value: EditValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function placeOf(at: Merge['added'][number]['at']): string {
  return at === null ? '-' : `${at.file.replace(/^.*\/home\//, '')}:${at.start.line}`;
}
