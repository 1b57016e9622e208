import type { PlantedMistake } from './plant-folder.ts';

/** A table with a row for each kind, and one for all of them. */
export function printPlanted(all: readonly PlantedMistake[]): string {
  const kinds = Map.groupBy(all, ({ mistake }) => mistake.what);
  const rows = [...kinds].map(([what, planted]) => toLine(what, planted));
  return ['| | planted | found | missed |', '| --- | --- | --- | --- |', ...rows, toLine('all', all)]
    .map((line) => `${line}\n`)
    .join('');
}

function toLine(what: string, planted: readonly PlantedMistake[]): string {
  const missed = planted.filter((one) => one.missed !== null).length;
  return `| ${what} | ${planted.length} | ${planted.length - missed} | ${missed} |`;
}

/** Where mistakes were missed, and what else was found. */
export function printMisses(folder: string, all: readonly PlantedMistake[]): string {
  return all
    .flatMap(({ mistake, cluster, places, missed }) =>
      missed === null
        ? []
        : [
            `${folder}: missed in ${cluster}: ${mistake.what}: ${mistake.code} at ${places.join(' or ')}; found ${missed.join(', ') || 'nothing'}\n`,
          ],
    )
    .join('');
}

/** The share of planted mistakes that must be found. */
const FOUND = 0.95;

export function isEnough(all: readonly PlantedMistake[]): boolean {
  return all.filter(({ missed }) => missed === null).length >= all.length * FOUND;
}
