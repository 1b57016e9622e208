import { argv, env, exit, stderr, stdout } from 'node:process';
import { findHelm } from '@netloom/helm';
import { measureFolder, type WildRow } from './measure-folder.ts';
import { printWild } from './print-wild.ts';

/** `npm run wild -- FOLDER…`: what import and audit make of checkouts, as a table. `--no-helm` leaves charts unrendered. */
const folders = argv.slice(2).filter((word) => !word.startsWith('--'));
if (folders.length === 0) {
  stderr.write('npm run wild -- FOLDER… [--no-helm] [--findings]\n');
  exit(2);
}
const helm = argv.includes('--no-helm')
  ? null
  : async () => findHelm({ env, platform: process.platform, arch: process.arch });
const rows: WildRow[] = [];
for (const folder of folders) {
  const row = await measureFolder(folder, helm);
  rows.push(row);
  if (argv.includes('--findings')) for (const line of row.findings) stderr.write(`${folder}: ${line}\n`);
}
stdout.write(printWild(rows));
