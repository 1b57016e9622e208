import { argv, env, exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { findHelm } from '@netloom/helm';
import { randomOf } from '@netloom/importer/testing';
import { measureFolder, type WildRow } from './measure-folder.ts';
import { type PlantedMistake, plantFolder } from './plant/plant-folder.ts';
import { isEnough, printMisses, printPlanted } from './plant/print-planted.ts';
import { printWild } from './print-wild.ts';

const USAGE = `npm run wild -- FOLDER… [--no-helm] [--findings]
npm run wild -- --plant [--seed N] FOLDER…
`;

/**
 * `npm run wild -- FOLDER…`: what import and audit make of checkouts, as a table. `--no-helm` leaves charts unrendered.
 * `--plant`: what an audit finds of mistakes that are put into the checkouts, in memory; fails where that is too little.
 */
const { values, positionals: folders } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    'no-helm': { type: 'boolean', default: false },
    findings: { type: 'boolean', default: false },
    plant: { type: 'boolean', default: false },
    seed: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (folders.length === 0 || !Number.isInteger(seed)) {
  stderr.write(USAGE);
  exit(2);
}
if (values.plant) exit((await plant()) ? 0 : 1);
await measure();

async function measure(): Promise<void> {
  const helm = values['no-helm']
    ? null
    : async () => findHelm({ env, platform: process.platform, arch: process.arch });
  const rows: WildRow[] = [];
  for (const folder of folders) {
    const row = await measureFolder(folder, helm);
    rows.push(row);
    if (values.findings) for (const line of row.findings) stderr.write(`${folder}: ${line}\n`);
  }
  stdout.write(printWild(rows));
}

async function plant(): Promise<boolean> {
  const random = randomOf(seed);
  const all: PlantedMistake[] = [];
  for (const folder of folders) {
    const planted = await plantFolder(folder, random);
    all.push(...planted);
    stderr.write(printMisses(folder, planted));
  }
  stdout.write(`--seed ${seed}, ${folders.length} checkouts\n\n${printPlanted(all)}`);
  return isEnough(all);
}
