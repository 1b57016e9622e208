import type { Mistake } from './mistake.ts';
import type { PlantFacts } from './plant-facts.ts';

/** Files of a repository: path → text. */
export type Files = Readonly<Record<string, string>>;

/** Gives a number from 0 up to, and without, `below`. */
export type Random = (below: number) => number;

/** Files with a mistake in them, and where a finding may point to: `pool.yaml:8`. */
export interface Planted {
  readonly files: Files;
  readonly places: readonly string[];
}

/** Puts each document before or behind a document of any of the files, with comments before it; null where there is no place. */
export function placeMistake(
  mistake: Mistake,
  { facts, files, random }: { readonly facts: PlantFacts; readonly files: Files; readonly random: Random },
): Planted | null {
  const documents = mistake.plant(facts);
  const paths = Object.keys(files).filter(
    (path) => mistake.isBeside !== true || facts.poolFiles.includes(path),
  );
  if (documents === null || paths.length === 0) return null;
  const planted: Record<string, string> = { ...files };
  const only = paths[random(paths.length)];
  for (const document of documents) {
    const path = mistake.isTogether === true ? only : paths[random(paths.length)];
    if (path === undefined) continue;
    const parts = (planted[path] ?? '').split(/^---[ \t]*\n/m);
    const at = random(parts.length + 1);
    if (at === parts.length && parts.at(-1)?.endsWith('\n') === false) parts.push(`${parts.pop() ?? ''}\n`);
    parts.splice(at, 0, '# a comment\n'.repeat(random(5)) + document);
    planted[path] = parts.join('---\n');
  }
  return withoutMarks(planted);
}

function withoutMarks(files: Files): Planted {
  const places = Object.entries(files).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => (line.endsWith(' @here') ? [`${path}:${index + 1}`] : [])),
  );
  const plain = Object.entries(files).map(
    ([path, text]) => [path, text.replaceAll(/ @here$/gm, '')] as const,
  );
  return { files: Object.fromEntries(plain), places };
}

/** Numbers that a seed repeats: mulberry32. */
export function randomOf(start: number): Random {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
