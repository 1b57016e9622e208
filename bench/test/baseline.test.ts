import { findRegressions } from '../src/baseline.ts';
import type { BenchContext, Row } from '../src/row.ts';

const context: BenchContext = {
  netloom: () => [process.execPath],
  artefact: '',
  scratch: '',
  rounds: 1,
  onProgress: () => undefined,
};
const onMeasured = (): void => undefined;

/** A row whose runs give these ratios, one after the other. */
function rowOf(name: string, ratios: readonly number[]): Row {
  const left = [...ratios];
  return {
    ...{ name, what: name, unit: '×', atMost: 4 },
    measure: () => {
      const value = left.shift();
      if (value === undefined) throw new Error(`${name} is measured more often than it has to be`);
      return Promise.resolve({ value, timings: [] });
    },
  };
}

describe(findRegressions, () => {
  it('names a row that is worse by more than 40 % in three runs', async () => {
    const rows = [rowOf('slow', [4.3, 4.21, 5]), rowOf('fast', [4.19])];
    const baseline = { slow: 3, fast: 3 };
    expect(await findRegressions(rows, { baseline, context, onMeasured })).toEqual([
      { name: 'slow', recorded: 3, measured: [4.3, 4.21, 5] },
    ]);
  });

  it('does not name one that is worse in two runs, and stops measuring it', async () => {
    const rows = [rowOf('noisy', [9, 9, 3])];
    expect(await findRegressions(rows, { baseline: { noisy: 3 }, context, onMeasured })).toEqual([]);
  });

  it('names a row that cannot be measured', async () => {
    const row = { ...rowOf('broken', []), measure: () => Promise.reject(new Error('exits 1')) };
    const [found] = await findRegressions([row], { baseline: { broken: 3 }, context, onMeasured });
    expect(found).toMatchObject({ name: 'broken', measured: [NaN, NaN, NaN] });
  });

  it('says how a new row is recorded', async () => {
    const comparing = findRegressions([rowOf('new', [3])], { baseline: {}, context, onMeasured });
    await expect(comparing).rejects.toThrow(
      'bench/baseline.json has no "new": run `npm run bench -- --write`',
    );
  });
});
