import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Command } from './compare.ts';

/** What a command of Node took. */
export interface Cost {
  readonly seconds: number;
  /** The most memory that its process had, as the system counts it. */
  readonly mebibytes: number;
}

/** A module that writes the most memory that its process had, in KiB, as it ends. */
const HOOK = [
  "import { writeFileSync } from 'node:fs';",
  "process.on('exit', () => writeFileSync(process.env.MAX_RSS_FILE, String(process.resourceUsage().maxRSS)));",
].join('\n');

/** Runs a command of Node once, to its end. Throws where it exits with something else than `exit`. */
export async function costOf(
  [node, ...args]: Command,
  { scratch, exit = 0 }: { readonly scratch: string; readonly exit?: number },
): Promise<Cost> {
  const file = join(await mkdtemp(join(scratch, 'cost-')), 'max-rss');
  const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`;
  const { durationMs, exitCode } = await execa(node, ['--import', hook, ...args], {
    env: { MAX_RSS_FILE: file },
    reject: false,
    stdin: 'ignore',
    stdout: 'ignore',
    stderr: 'ignore',
  });
  if (exitCode !== exit) {
    throw new Error(`${args.slice(1, 3).join(' ')} exits ${exitCode ?? 'by a signal'}, not ${exit}`);
  }
  return { seconds: durationMs / 1_000, mebibytes: Number(await readFile(file, 'utf8')) / 1_024 };
}
