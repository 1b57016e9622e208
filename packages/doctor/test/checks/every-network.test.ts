import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from '@netloom/network-model/testing';
import { CHECKS } from '../../src/checks/index.ts';
import { runChecks } from '../../src/run-checks.ts';
import { toReport } from '../../src/to-report.ts';
import { clusterWith, factsOf } from '../lab.ts';

const NETWORKS = ['networks', 'examples'].flatMap((folder) =>
  readdirSync(new URL(folder, FIXTURES)).map((name) => join(folder, name)),
);

describe.each(NETWORKS)('%s', (network) => {
  it.each([
    ['an empty cluster', true],
    ['a cluster without any CRD', false],
  ])('is checked against %s, and each problem has its place and its fix', async (_, served) => {
    const facts = factsOf(network);
    const signal = new AbortController().signal;
    const vantage = clusterWith([], { served });
    const { checks } = toReport(network, await runChecks({ checks: CHECKS, vantage, facts, signal }));
    const problems = checks.flatMap((check) => check.problems);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter(({ at }) => at === null)).toEqual([]);
    expect(problems.filter(({ fix }) => fix.text === '' && fix.commands.length === 0)).toEqual([]);
  });
});
