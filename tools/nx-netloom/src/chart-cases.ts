import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Values to test a chart with: its own defaults, or one of its ci/*-values.yaml. */
export interface ChartCase {
  readonly name: string;
  readonly args: readonly string[];
}

export const DEFAULTS: ChartCase = { name: 'default values', args: [] };

/** The cases of ci/, sorted; a chart without ci/ has none. */
export async function ciCases(folder: string): Promise<readonly ChartCase[]> {
  const ci = join(folder, 'ci');
  const files = existsSync(ci) ? await readdir(ci) : [];
  return files
    .filter((file) => file.endsWith('-values.yaml'))
    .toSorted()
    .map((file) => ({ name: `ci/${file}`, args: ['--values', join(ci, file)] }));
}
