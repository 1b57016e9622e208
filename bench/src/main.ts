import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { ALL_ROWS } from './all-rows.ts';
import { unpackArtefact } from './artefact.ts';
import { findRegressions, readBaseline, RUNS, TOLERANCE, writeBaseline } from './baseline.ts';
import { describeMachine } from './machine.ts';
import { parseOptions, type BenchOptions } from './options.ts';
import { performancePage } from './performance-page.ts';
import { printMeasured } from './print-measured.ts';
import { ROOT } from './root.ts';
import type { BenchContext, Row } from './row.ts';
import { isMeasured, runRows, type MeasuredRow } from './run-rows.ts';

const ROUNDS = 15;
const SHORT_ROUNDS = 7;

const options = parseOptions(process.argv.slice(2));
const rows = selectRows(options);
const scratch = await mkdtemp(join(tmpdir(), 'netloom-bench-'));
try {
  await run();
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const onProgress = (text: string): void => void process.stderr.write(`${text}\n`);
  onProgress('packing the artefact');
  const artefact = await unpackArtefact(scratch);
  const rounds = options.short ? SHORT_ROUNDS : ROUNDS;
  const context = { ...artefact, scratch, rounds, onProgress };
  if (options.compare) {
    await compareWithBaseline(context);
    return;
  }
  const measured = await runRows(rows, context, report);
  if (options.json) console.log(JSON.stringify(measured, null, 2));
  if (options.write) await write(measured);
  if (!measured.every(isMeasured)) process.exitCode = 1;
}

function selectRows({ only, short, write }: BenchOptions): readonly Row[] {
  const unknown = only.filter((name) => !ALL_ROWS.some((row) => row.name === name));
  if (unknown.length > 0) throw new Error(`no row is named ${unknown.join(', ')}`);
  if (write && (short || only.length > 0)) throw new Error('--write is of all rows');
  return ALL_ROWS.filter(
    (row) => (!short || row.short === true) && (only.length === 0 || only.includes(row.name)),
  );
}

function report(measured: MeasuredRow): void {
  if (!options.json) console.log(printMeasured(measured));
}

async function compareWithBaseline(context: BenchContext): Promise<void> {
  const baseline = await readBaseline();
  const compared = rows.filter((row) => row.short === true);
  const regressions = await findRegressions(compared, { baseline, context, onMeasured: report });
  for (const { name, recorded, measured } of regressions) {
    const values = measured.map((value) => value.toFixed(2)).join(', ');
    console.log(`${name} is slower: ${values} × in ${RUNS} runs, recorded is ${recorded} ×`);
  }
  const bound = `${((TOLERANCE - 1) * 100).toFixed(0)} %`;
  console.log(`${regressions.length} of ${compared.length} rows are slower by ${bound} or more`);
  if (regressions.length > 0) process.exitCode = 1;
}

/** As oxfmt has it, which checks both files. */
async function write(measured: readonly MeasuredRow[]): Promise<void> {
  const page = join(ROOT, 'docs/performance.md');
  await writeFile(page, performancePage(measured, await describeMachine()));
  await writeBaseline(measured);
  await execa('oxfmt', [page, 'bench/baseline.json'], { cwd: ROOT, preferLocal: true });
}
