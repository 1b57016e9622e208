import { findRegressions } from '../src/baseline.ts';
import { BARE_NODE, ratioRow } from '../src/ratio-row.ts';
import type { BenchContext } from '../src/row.ts';

/** As slow as five bare Nodes, however busy the machine is. */
const SLOW =
  "for (let index = 0; index < 4; index += 1) require('node:child_process').execFileSync(process.execPath, ['-e', '0']);";

const context: BenchContext = {
  netloom: () => [process.execPath],
  artefact: '',
  scratch: '',
  rounds: 1,
  onProgress: () => undefined,
};

describe(ratioRow, () => {
  it('turns red where a command is really slower than what was recorded', async () => {
    const row = ratioRow({
      ...{ name: 'slow', what: 'a command that was slowed down', atMost: 2 },
      contenders: () => [BARE_NODE, { name: 'slow', command: [process.execPath, '-e', SLOW] }],
    });
    const baseline = { slow: 1 };
    const [regression] = await findRegressions([row], { baseline, context, onMeasured: () => undefined });
    expect(regression).toMatchObject({ name: 'slow', recorded: 1 });
    expect(regression?.measured).toHaveLength(3);
  });

  it('refuses a command that fails', async () => {
    const row = ratioRow({
      ...{ name: 'failing', what: 'a command that fails', atMost: 2 },
      contenders: () => [
        BARE_NODE,
        { name: 'failing', command: [process.execPath, '-e', 'process.exit(3)'] },
      ],
    });
    await expect(row.measure(context)).rejects.toThrow('failing exits 3, not 0');
  });
});
