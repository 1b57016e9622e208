import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRepository } from '../git.ts';
import { FIXTURES, inTempFolder, netloom, ROOT } from '../netloom.ts';

const PAGE = join(ROOT, 'docs/plan.md');

interface Shown {
  /** Lines of the homelab, and what they become. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  readonly args: readonly string[];
  readonly output: string;
}

/** Each command with its output, and the edits that stand between it and the one before. */
function shownIn(page: string): readonly Shown[] {
  const shown: Shown[] = [];
  let edits: Shown['edits'] = [];
  for (const [, language, text = ''] of page.matchAll(/^```(diff|console)\n(.*?)^```$/gms)) {
    if (language === 'diff') {
      const [from = '', to = ''] = text.split('\n').map((line) => line.slice(1));
      edits = [...edits, [from, to]];
      continue;
    }
    const [command = '', ...output] = text.split('\n');
    shown.push({ edits, args: command.replace('$ netloom ', '').split(' '), output: output.join('\n') });
    edits = [];
  }
  return shown;
}

/** What differs from run to run. */
function settled(output: string): string {
  return output.replace(/ at [0-9a-f]{12}\)/, ' at …)').replaceAll(/[0-9a-f]{64}/g, '…');
}

describe('docs/plan.md', () => {
  it('shows what the commands print', async () => {
    const page = await readFile(PAGE, 'utf8');
    const shown = shownIn(page);
    expect(shown.length).toBe(2);
    for (const { edits, args, output } of shown) {
      await inTempFolder(async (cwd) => {
        const file = join(cwd, 'network.yaml');
        await copyFile(join(FIXTURES, 'networks/homelab/network.yaml'), file);
        await inRepository(cwd, async () => {
          let text = await readFile(file, 'utf8');
          for (const [from, to] of edits) {
            expect(text.split(`${from}\n`)).toHaveLength(2);
            text = text.replace(`${from}\n`, () => `${to}\n`);
          }
          await writeFile(file, text);
          const { stdout, stderr } = await netloom(args, { cwd });
          expect([stderr, settled(stdout)]).toEqual(['network: network.yaml\n', output]);
        });
      });
    }
  });
});
