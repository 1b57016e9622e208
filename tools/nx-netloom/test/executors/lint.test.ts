import { join } from 'node:path';
import { printResult } from '../../src/executors/lint.ts';

describe(printResult, () => {
  it('gives each message a line with its place', () => {
    const result = {
      filePath: join('/work', 'packages/cli/src/main.ts'),
      errorCount: 2,
      messages: [
        { line: 3, column: 7, severity: 2, message: 'Unexpected any.', ruleId: 'no-explicit-any' },
        { severity: 2, message: 'Parsing error', ruleId: null },
        { line: 9, column: 1, severity: 1, message: 'Unused directive.', ruleId: 'unused' },
      ],
    } as const;
    expect(printResult(result, '/work')).toBe(`\
packages/cli/src/main.ts:3:7 error Unexpected any. (no-explicit-any)
packages/cli/src/main.ts:1:1 error Parsing error
packages/cli/src/main.ts:9:1 warning Unused directive. (unused)
`);
  });
});
