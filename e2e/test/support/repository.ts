import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const CHARTS = join(ROOT, 'charts');

/** Real CRDs and upstream values, laid beside the repository by whoever has them. */
export const SHARED = join(ROOT, '../shared');

/** `describe` where the folder of SHARED is there; else the tests are skipped, and their title says why. */
export function describeWithShared(folder: string, title: string, tests: () => void): void {
  if (existsSync(join(SHARED, folder))) describe(title, tests);
  else describe.skip(`${title} (skipped: ../shared/${folder} is not there)`, tests);
}
