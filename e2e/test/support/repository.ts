import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeUnless } from './describe-unless.ts';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const CHARTS = join(ROOT, 'charts');

/** Real CRDs and upstream values, in a folder beside the repository where they are available. */
export const SHARED = join(ROOT, '../shared');

/** The tests that read a folder of SHARED; skipped where it is not there. */
export function describeWithShared(folder: string, title: string, tests: () => void): void {
  const reason = existsSync(join(SHARED, folder)) ? null : `../shared/${folder} is not there`;
  describeUnless(reason, title, tests);
}
