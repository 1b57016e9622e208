/** Skipped tests with one reason. */
export interface SkippedTests {
  readonly title: string;
  readonly count: number;
}

/** What Jest says about one test. */
export interface TestResult {
  readonly status: string;
  readonly title: string;
  readonly ancestorTitles: readonly string[];
}

/** The tests that Jest left out, grouped by the title that has the reason: `… (skipped, since go is not on PATH)`. */
export function skippedTests(tests: readonly TestResult[]): readonly SkippedTests[] {
  const counts = new Map<string, number>();
  for (const { status, title, ancestorTitles } of tests) {
    if (status !== 'pending') continue;
    const reason = [...ancestorTitles, title].find((part) => part.includes('(skipped, since ')) ?? title;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([title, count]) => ({ title, count }));
}
