import { execa } from 'execa';
import { changedChart } from '../src/changed-chart.ts';
import { checkVersion } from '../src/version-check.ts';
import { withChart, writeFiles } from './temp-chart.ts';

const FILES = {
  'charts/sample/templates/object.yaml': 'kind: ConfigMap\n',
  'charts/sample/ci/one-values.yaml': 'zone: one\n',
};

/** A repository with the sample chart in its first commit; `change` is what the working tree has beyond it. */
async function compared(
  change: Readonly<Record<string, string>>,
  folder = 'charts/sample',
): Promise<{ change: unknown; problem: string | null }> {
  const result: { change: unknown; problem: string | null }[] = [];
  await withChart(FILES, async ({ root }) => {
    const git = async (...args: readonly string[]): Promise<unknown> =>
      execa('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], { cwd: root });
    await git('init', '--quiet');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'first');
    await writeFiles(root, change);
    const compare = { root, folder, since: 'HEAD' };
    result.push({ change: await changedChart(compare), problem: await checkVersion(compare) });
  });
  const [only] = result;
  if (only === undefined) throw new Error('nothing was compared');
  return only;
}

function chartYaml(version: string): Readonly<Record<string, string>> {
  return { 'charts/sample/Chart.yaml': `apiVersion: v2\nname: sample\nversion: ${version}\n` };
}

describe(checkVersion, () => {
  it('is silent on a chart that did not change', async () => {
    expect(await compared({})).toEqual({ change: { kind: 'unchanged' }, problem: null });
  });

  it('is silent on a change of ci/, which is not packaged', async () => {
    const change = { 'charts/sample/ci/one-values.yaml': 'zone: two\n' };
    expect(await compared(change)).toEqual({ change: { kind: 'unchanged' }, problem: null });
  });

  it('is silent on a new chart', async () => {
    const change = { 'charts/other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 0.1.0\n' };
    expect(await compared(change, 'charts/other')).toEqual({ change: { kind: 'new' }, problem: null });
  });

  it('refuses a changed template under the same version, and says what to do', async () => {
    expect(await compared({ 'charts/sample/templates/object.yaml': 'kind: Secret\n' })).toEqual({
      change: { kind: 'changed', from: '0.1.0', to: '0.1.0' },
      problem:
        'charts/sample differs from HEAD, where its version is 0.1.0, and its version is 0.1.0: a published chart never changes. ' +
        'Run `npm run release`, or raise the version in the package.json of its package and run `netloom render`.',
    });
  });

  it('sees a template that is not in git yet', async () => {
    const { change } = await compared({ 'charts/sample/templates/second.yaml': 'kind: Secret\n' });
    expect(change).toEqual({ kind: 'changed', from: '0.1.0', to: '0.1.0' });
  });

  test.each([
    ['0.1.1', true],
    ['0.2.0', true],
    ['1.0.0', true],
    ['0.10.0', true],
    ['0.0.9', false],
    ['0.1.0-rc.1', false],
  ])('from 0.1.0 to %s: %s', async (version, fine) => {
    const { problem } = await compared(chartYaml(version));
    expect(problem === null).toBe(fine);
  });
});
