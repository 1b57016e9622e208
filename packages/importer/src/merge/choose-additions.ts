import { parseSource, type Source } from '@netloom/diagnostics';
import { plain } from '@netloom/chart-kit';
import { withReach } from '@netloom/engine/check';
import { readNetworkFile, resolve } from '@netloom/network-model';
import type { Addition } from './comparison.ts';
import { textOf } from './text-of.ts';
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
  const keys = possible.filter(({ key }) => key !== null);
  const withRows = (more: readonly Addition[]): string => writeAdditions(source, [...rows, ...more]);
  const before = meaningOf(withRows([]), source.file);
  const useful = new Set([
    ...rows,
    ...withEffect(keys, (some) => meaningOf(withRows(some), source.file) !== before),
  ]);
  const wanted = possible.filter((addition) => useful.has(addition));
  const fit = await whatFits(source, wanted);
  return { additions: fit.additions, refused: [...refused, ...fit.refused] };
}

/** Those without which the network would be another one. */
function withEffect(
  additions: readonly Addition[],
  hasEffect: (some: readonly Addition[]) => boolean,
): readonly Addition[] {
  if (additions.length === 0 || !hasEffect(additions)) return [];
  if (additions.length === 1) return additions;
  const middle = Math.ceil(additions.length / 2);
  return [additions.slice(0, middle), additions.slice(middle)].flatMap((half) => withEffect(half, hasEffect));
}

/** The network that a text means, as a text of its own; null where it is no network file. */
function meaningOf(text: string, name: string): string | null {
  const parsed = parseSource(text, name);
  const file = parsed.diagnostics.length > 0 ? null : readNetworkFile(parsed);
  if (file === null) return null;
  const { written: _asText, ...network } = resolve(file, parsed).network;
  return textOf(plain(network));
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
