import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Adds a line to a template of a checkout, which changes the content of its chart but not its version. */
export async function changeTemplate(root: string, chart: string): Promise<void> {
  const path = join(root, 'charts', chart, 'templates/_helpers.tpl');
  await writeFile(path, `${await readFile(path, 'utf8')}{{/* changed */}}\n`);
}
