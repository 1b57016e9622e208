import type { Checked, LoadedNetwork } from '@netloom/engine/check';
import { fixNetwork, replaceText, unifiedDiff } from '@netloom/engine/fix';
import { today } from '../../network-input/today.ts';
import type { FixInput } from './validate-networks.ts';

/** Fixes the file, or prints how it would be fixed; what was done is a message, what is left is the data. */
export async function fixFile(
  loaded: LoadedNetwork,
  { mode, path, context: { terminal } }: FixInput,
): Promise<Checked> {
  const { checked, done } = fixNetwork(loaded, { today: today() });
  const [before, after] = [loaded.source.text, checked.source.text];
  if (mode === 'dry-run') terminal.out(unifiedDiff({ file: path, before, after }));
  else if (before !== after) await replaceText(path, { before, after });
  for (const { code, title } of done) {
    terminal.err(`${mode === 'write' ? 'fixed' : 'would fix'} ${code}: ${title}\n`);
  }
  terminal.err(`${path}: ${done.length === 1 ? '1 fix' : `${done.length} fixes`}\n`);
  return checked;
}
