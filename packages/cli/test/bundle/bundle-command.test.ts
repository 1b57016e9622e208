import { BIN, netloomProcess } from '../netloom.ts';
import { bundleCommand } from './bundle-command.ts';
import { bundledCommand } from './bundled-command.ts';

describe(bundleCommand, () => {
  it.each([[['--help']], [['explain', 'pool-overlaps-host']], [['validate', 'examples/as-documented']]])(
    'gives the command of the checkout: %j',
    async (args) => {
      const bundled = await netloomProcess(args, { bin: await bundledCommand() });
      expect(bundled).toEqual(await netloomProcess(args, { bin: BIN }));
      expect(bundled.stdout).not.toBe('');
    },
  );
});
