import { parseArgs } from 'node:util';
import { failures, printCounts, toCounts } from './counts.ts';
import { runSteps } from './run-steps.ts';
import { readSuiteResults, removeSuiteResults } from './suite-result.ts';

const { positionals: commands, values } = parseArgs({
  allowPositionals: true,
  options: {
    parallel: { type: 'string', default: '1' },
    count: { type: 'boolean', default: false },
    plain: { type: 'boolean', default: false },
  },
});
const print = (text: string): void => {
  process.stdout.write(text);
};
const cwd = process.cwd();
const startedAt = Date.now();

if (values.count) await removeSuiteResults(cwd);
const broken = (await runSteps(commands, { cwd, parallel: Number(values.parallel), print })).filter(
  ({ failed }) => failed,
);
for (const { command } of broken) print(`failed: ${command}\n`);
if (broken.length > 0) process.exitCode = 1;

if (values.count) {
  const counts = toCounts(await readSuiteResults(cwd), startedAt);
  const failed = failures(counts, broken.length);
  print(printCounts(counts, Math.round((Date.now() - startedAt) / 1000)));
  if (values.plain) print(`${counts.passed} passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
}
