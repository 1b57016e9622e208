import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { skippedTests, type TestResult } from './skipped-tests.ts';
import type { SuiteResult } from './suite-result.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** The parts of Jest's configuration and results that are read here. */
interface TestContext {
  readonly config: { readonly rootDir: string; readonly displayName?: { readonly name: string } };
}
interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly { readonly testResults: readonly TestResult[] }[];
}

/** A reporter of Jest, which writes what the run of a project counted. Jest demands the default export. */
export default class JestReporter {
  onRunComplete([context]: Iterable<TestContext>, results: JestResults): void {
    // no test file matched
    if (context === undefined) return;
    const { rootDir, displayName } = context.config;
    const folder = join(ROOT, 'dist/tests', relative(ROOT, rootDir));
    const result: SuiteResult = {
      passed: results.numPassedTests,
      // a file that cannot even be loaded has no tests that could fail
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: [...skippedTests(results.testResults.flatMap(({ testResults }) => testResults))],
      endedAt: Date.now(),
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${displayName?.name ?? 'tests'}.json`), JSON.stringify(result));
  }
}
