import { parseSource, type Diagnostic, type Source } from '@netloom/diagnostics';
import { checkLoaded, withReach, type Checked } from '@netloom/engine/check';
import type { PlannedMap } from '../model/planned.ts';
import { importPlaces } from '../write/import-places.ts';
import { writeNetwork } from '../write/write-network.ts';
import { prune, type Pruned } from './prune.ts';

/** The written network file, and what is wrong with it, at places of the user's files. */
export interface CheckedImport {
  readonly file: PlannedMap;
  readonly text: string;
  readonly checked: Checked;
  /** Parts that a network file cannot hold as they are. */
  readonly pruned: readonly Pruned[];
}

const MOST_PASSES = 200;

/** Writes and checks a planned file. What is no network file is taken out, one part after the other, until the rest is one. */
export async function checkImport(planned: PlannedMap, name: string, today: string): Promise<CheckedImport> {
  let file = planned;
  const pruned: Pruned[] = [];
  for (let pass = 0; ; pass += 1) {
    const text = writeNetwork(file);
    const loaded = await withReach(parseSource(text, name));
    const [mistake] = loaded.decoded.file === null ? mistakesOf(loaded) : [];
    const found = mistake === undefined || pass === MOST_PASSES ? null : prune(file, loaded.source, mistake);
    if (found === null) {
      const importsOf = (source: Source): ReturnType<typeof importPlaces> => importPlaces(file, source);
      const checked = checkLoaded({ ...loaded, importsOf, place: { kind: 'outside' } }, { today });
      return { file, text, checked, pruned };
    }
    pruned.push(found.pruned);
    ({ file } = found);
  }
}

function mistakesOf({
  diagnostics,
  decoded,
}: {
  readonly diagnostics: readonly Diagnostic[];
  readonly decoded: { readonly diagnostics: readonly Diagnostic[] };
}): readonly Diagnostic[] {
  return [...diagnostics, ...decoded.diagnostics];
}
