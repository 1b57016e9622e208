import { parseSource, toValue, type Source } from '@netloom/diagnostics';
import { withReach } from '@netloom/engine/check';
import type { Addition } from './comparison.ts';
import { hasEffect } from './has-effect.ts';
import { refuseAddition, writeAdditions } from './write-additions.ts';

/** An addition that stays out of the file. */
export interface Refusal {
  readonly addition: Addition;
  readonly why: string;
}

export interface Chosen {
  readonly additions: readonly Addition[];
  readonly refused: readonly Refusal[];
}

/**
 * Those that say something new and leave a network file. A value that the file means already, as a default or by what it
 * states elsewhere, is not new.
 */
export async function chooseAdditions(source: Source, found: readonly Addition[]): Promise<Chosen> {
  const refused: Refusal[] = [];
  const possible = found.filter((addition) => {
    const why = refuseAddition(addition, source);
    if (why !== null) refused.push({ addition, why });
    return why === null;
  });
  const rows = possible.filter(({ key }) => key === null);
  const { root } = parseSource(writeAdditions(source, rows), source.file).source;
  const before = root === null ? null : toValue(root);
  const fit = await whatFits(
    source,
    possible.filter((addition) => addition.key === null || hasEffect(addition, before)),
  );
  return { additions: fit.additions, refused: [...refused, ...fit.refused] };
}

/** As many as leave a network file, and why the others do not. */
async function whatFits(source: Source, wanted: readonly Addition[]): Promise<Chosen> {
  const refused: Refusal[] = [];
  const mistakeOf = async (additions: readonly Addition[]): Promise<string | null> => {
    const { diagnostics, decoded } = await withReach(
      parseSource(writeAdditions(source, additions), source.file),
    );
    return [...diagnostics, ...decoded.diagnostics][0]?.message ?? null;
  };
  const fit = async (kept: readonly Addition[], more: readonly Addition[]): Promise<readonly Addition[]> => {
    if (more.length === 0) return kept;
    const why = await mistakeOf([...kept, ...more]);
    if (why === null) return [...kept, ...more];
    const [only, other] = more;
    if (only !== undefined && other === undefined) {
      refused.push({ addition: only, why });
      return kept;
    }
    const middle = Math.ceil(more.length / 2);
    return fit(await fit(kept, more.slice(0, middle)), more.slice(middle));
  };
  return { additions: await fit([], wanted), refused };
}
