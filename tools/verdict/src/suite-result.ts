import { glob, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** What one run of Jest counted: all test files of one project. */
const SuiteResult = z.strictObject({
  passed: z.int(),
  failed: z.int(),
  skipped: z.array(z.strictObject({ title: z.string(), count: z.int() })),
  /** In milliseconds since 1970; Nx restores a cached result as it was. */
  endedAt: z.number(),
});
export type SuiteResult = z.output<typeof SuiteResult>;

/** Below it each project has a folder of its own, an output of its Nx target `test`. */
const RESULTS = 'dist/tests';

export async function readSuiteResults(root: string): Promise<readonly SuiteResult[]> {
  const results: SuiteResult[] = [];
  for await (const path of glob(`${RESULTS}/**/*.json`, { cwd: root })) {
    results.push(SuiteResult.parse(JSON.parse(await readFile(join(root, path), 'utf8'))));
  }
  return results;
}

/** Results of an earlier run must not count. */
export async function removeSuiteResults(root: string): Promise<void> {
  await rm(join(root, RESULTS), { recursive: true, force: true });
}
