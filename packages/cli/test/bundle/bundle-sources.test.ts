import { BIN, netloomProcess } from '../netloom.ts';
import { bundleSources } from './bundle-sources.ts';
import { bundledCommand } from './bundled-command.ts';

describe(bundleSources, () => {
  it.each([[['--help']], [['explain', 'pool-overlaps-host']], [['validate', 'examples/as-documented']]])(
    'gives the command of the checkout: %j',
    async (args) => {
      const bundled = await netloomProcess(args, { bin: await bundledCommand() });
      expect(bundled).toEqual(await netloomProcess(args, { bin: BIN }));
      expect(bundled.stdout).not.toBe('');
    },
  );
});
