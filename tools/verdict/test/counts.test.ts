import { failures, printCounts, toCounts } from '../src/counts.ts';

const NONE = { passed: 0, failed: 0, skipped: [], cached: 0 };

describe(toCounts, () => {
  it('sums all runs of Jest, and those apart that ended before this verdict began', () => {
    const go = { title: 'regexps (skipped, since go is not on PATH)', count: 2 };
    const results = [
      { passed: 3, failed: 1, skipped: [], endedAt: 1_500 },
      { passed: 4, failed: 0, skipped: [go], endedAt: 500 },
    ];
    expect(toCounts(results, 1_000)).toEqual({ passed: 7, failed: 1, skipped: [go], cached: 4 });
  });
});

describe(printCounts, () => {
  it('is one line', () => {
    expect(printCounts({ ...NONE, passed: 6_288 }, 423)).toBe(
      '6,288 passed, 0 failed, 0 skipped in 7 min 3 s\n',
    );
  });

  it('has a line before it for each reason to skip', () => {
    const skipped = [
      { title: 'regexps (skipped, since go is not on PATH)', count: 2 },
      { title: 'later', count: 1 },
    ];
    expect(printCounts({ passed: 7, failed: 1, skipped, cached: 4 }, 59)).toBe(`\
skipped: 2 of regexps (skipped, since go is not on PATH)
skipped: 1 of later
7 passed (4 of them cached), 1 failed, 3 skipped in 59 s
`);
  });
});

describe(failures, () => {
  test.each([
    ['a test that failed', { ...NONE, passed: 3, failed: 2 }, 1, 2],
    ['a step that broke although all tests passed', { ...NONE, passed: 3 }, 1, 1],
    ['a run without any test', NONE, 0, 1],
    ['nothing of it', { ...NONE, passed: 3 }, 0, 0],
  ])('counts %s', (_title, counts, brokenSteps, expected) => {
    expect(failures(counts, brokenSteps)).toBe(expected);
  });
});
