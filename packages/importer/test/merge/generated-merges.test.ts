import { parseSource, toValue, type EditValue } from '@netloom/diagnostics';
import fc from 'fast-check';
import { writeNetwork } from '../../src/index.ts';
import { isRow } from '../../src/merge/row-lists.ts';
import type { PlannedMap } from '../../src/model/planned.ts';
import { anyManifests } from './manifests-arbitrary.ts';
import { checked, mergePlanned, plannedOf, printMerge } from './merge-files.ts';
import { rowsIn, withoutRow, type RowIn } from './rows-in.ts';

/** NETLOOM_SEED takes another one: a failure names it in its title. */
const SEED = Number(process.env.NETLOOM_SEED ?? 18);
const COUNT = 10;

interface Imported {
  readonly planned: PlannedMap;
  readonly text: string;
}

describe(`imports of seed ${String(SEED)}`, () => {
  const imports: Imported[] = [];

  beforeAll(async () => {
    for (const files of fc.sample(anyManifests, { seed: SEED, numRuns: COUNT })) {
      const planned = await plannedOf(files);
      imports.push({ planned, text: writeNetwork(planned) });
    }
  });

  it('are nothing new in the files that they wrote', async () => {
    for (const { planned, text } of imports) {
      const merge = await mergePlanned(planned, text);
      expect([printMerge(merge), merge.text]).toEqual([[], text]);
    }
  });

  it('give back each row that is taken out of a file, and nothing else', async () => {
    let count = 0;
    for (const { planned, text } of imports) {
      const { source } = parseSource(text, 'network.yaml');
      for (const row of rowsIn(source.root)) {
        if (followsFrom(row, [...rowsIn(source.root)])) continue;
        const before = withoutRow(source, row);
        if (!(await isNetworkFile(before))) continue;
        count += 1;
        const merge = await mergePlanned(planned, before);
        expect([merge.added.map(({ path }) => path), merge.different, merge.unwritten]).toEqual([
          [row.path],
          [],
          [],
        ]);
        expect(inAnyOrder(toValue(rootOf(merge.text)))).toEqual(inAnyOrder(toValue(rootOf(text))));
      }
    }
    expect(count).toBeGreaterThan(80);
  });

  it('leave comments where they are', async () => {
    const random = fc.sample(fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), {
      seed: SEED,
      numRuns: COUNT,
    });
    for (const [index, { planned, text }] of imports.entries()) {
      const numbers = random[index] ?? [];
      const { source } = parseSource(text, 'network.yaml');
      const rows = [...rowsIn(source.root)];
      const row = rows[(numbers[0] ?? 0) % Math.max(1, rows.length)];
      const shorter = row === undefined ? text : withoutRow(source, row);
      const before = withComments((await isNetworkFile(shorter)) ? shorter : text, numbers);
      const merge = await mergePlanned(planned, before);
      expect(isKept(before, merge.text)).toBe(true);
    }
  });
});

/** A host of the tunnel that goes through an entry point has its route there. */
function followsFrom(row: RowIn, rows: readonly RowIn[]): boolean {
  const tunnel = row.path.replace(/\[(\S+) ingress.*\]$/, '[$1 tunnel');
  return tunnel !== row.path && rows.some(({ path }) => path.startsWith(tunnel));
}

async function isNetworkFile(text: string): Promise<boolean> {
  return checked(text).then(
    () => true,
    () => false,
  );
}

function rootOf(text: string): NonNullable<ReturnType<typeof parseSource>['source']['root']> {
  const { root } = parseSource(text, 'network.yaml').source;
  if (root === null) throw new Error('no document');
  return root;
}

/** What is added stands at the end of its list or mapping. */
function inAnyOrder(value: EditValue): EditValue {
  if (Array.isArray(value)) {
    return value
      .map(inAnyOrder)
      .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }
  if (!isRow(value)) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inAnyOrder(part)]));
}

/** With comments on lines of their own and behind others, at places that the numbers choose. */
function withComments(text: string, numbers: readonly number[]): string {
  const lines = text.split('\n');
  for (const [index, number] of numbers.entries()) {
    const at = 1 + (number % (lines.length - 2));
    if (index % 2 === 0) {
      lines.splice(at, 0, `${' '.repeat(number % 7)}# comment ${index}`);
    } else if (lines[at] !== '' && !(lines[at] ?? '').includes('#')) {
      lines[at] = `${lines[at] ?? ''} # behind ${index}`;
    }
  }
  return lines.join('\n');
}

/** Whether all lines of a text are in another one, in their order. An empty list may be filled. */
function isKept(before: string, after: string): boolean {
  const rest = after.split('\n')[Symbol.iterator]();
  return before.split('\n').every((line) => {
    for (const other of rest) if (other === line || `${other} []` === line) return true;
    return false;
  });
}
