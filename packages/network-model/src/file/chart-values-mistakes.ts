import type { FoundMistake } from './refuse.ts';

/** What Helm refuses to read even when it is escaped: U+007F and lone surrogates. */
const UNREADABLE = /[\u007f]|\p{Surrogate}/u;

/** What YAML can hold, and the values of a chart cannot. */
export function chartValuesMistakes(values: unknown): readonly FoundMistake[] {
  return [...mistakesIn(values, [])];
}

function* mistakesIn(value: unknown, path: readonly (string | number)[]): Iterable<FoundMistake> {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    yield { message: 'values of a chart are JSON to Helm, whose numbers are finite', input: value, path };
  } else if (typeof value === 'string' && UNREADABLE.test(value)) {
    yield { message: 'Helm reads neither U+007F nor half of a character', input: value, path };
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (UNREADABLE.test(key)) {
      yield { message: 'Helm reads neither U+007F nor half of a character in a key', input: child, path: at };
    }
    yield* mistakesIn(child, at);
  }
}
