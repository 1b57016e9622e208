import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Command } from './compare.ts';

/** A module that writes the most memory that its process had, in KiB, as it ends. */
const HOOK = [
  "import { writeFileSync } from 'node:fs';",
  "process.on('exit', () => writeFileSync(process.env.MAX_RSS_FILE, String(process.resourceUsage().maxRSS)));",
].join('\n');

/** The most memory that a command of Node ever had, in MiB, as the system counts it. */
export async function maxRssOf([node, ...args]: Command, scratch: string): Promise<number> {
  const file = join(await mkdtemp(join(scratch, 'rss-')), 'max-rss');
  const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`;
  await execa(node, ['--import', hook, ...args], {
    env: { MAX_RSS_FILE: file },
    stdin: 'ignore',
    stdout: 'ignore',
  });
  return Number(await readFile(file, 'utf8')) / 1024;
}
