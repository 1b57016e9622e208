import { rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { ensureShell } from '@netloom/toolchain';
import { InstalledPackage, NODE } from './support/installed-package.ts';
import { describeWithProgram, findProgram } from './support/program.ts';
import { pressTab } from './support/tab-in-shell.ts';

const SHELLS = await Promise.all(
  (['bash', 'zsh', 'fish'] as const).map(async (name) => ({
    name,
    program: await findProgram(async () => (await ensureShell(name)).path),
  })),
);

let installed: InstalledPackage;

beforeAll(async () => {
  installed = await InstalledPackage.create();
}, 300_000);

afterAll(() => rm(installed.scratch, { recursive: true, force: true }));

describe.each(SHELLS)('$name', ({ name, program }) => {
  describeWithProgram(program, 'completes', () => {
    it.each([
      ['a command', 'netloom valid', 'netloom validate '],
      ['a command of a command', 'netloom proxmox ren', 'netloom proxmox render '],
      ['an option', 'netloom validate --outp', 'netloom validate --output '],
      ['the value of an option', 'netloom validate --output sar', 'netloom validate --output sarif '],
      ['it beside its name', 'netloom validate --output=sar', 'netloom validate --output=sarif '],
      ['a code', 'netloom explain pool-overlaps-h', 'netloom explain pool-overlaps-host '],
      ['a file', 'netloom validate homel', 'netloom validate homelab/'],
      ['a name', 'netloom uses node:no', 'netloom uses node:node-1 '],
      [
        'a host of another network',
        'netloom trace --network homelab lan https://passw',
        'netloom trace --network homelab lan https://passwords.jigga.xyz ',
      ],
      ['nothing outside of any network', 'netloom uses --network /nowhere node:no', null],
    ])(
      '%s',
      async (_, line, expected) => {
        const scene = {
          shell: await ensureShell(name),
          home: join(installed.scratch, `home of ${name}`),
          cwd: installed.folder,
          path: [join(installed.folder, 'node_modules/.bin'), dirname(NODE), '/usr/bin', '/bin'].join(
            delimiter,
          ),
        };
        const shown = await pressTab(name, line, scene);
        expect(shown.trimEnd()).toBe((expected ?? line).trimEnd());
      },
      60_000,
    );
  });
});
