import { rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { ensurePythonPackages, ensureShell } from '@netloom/toolchain';
import { CiCheckout } from './support/ci-checkout.ts';
import { InstalledPackage, NODE } from './support/installed-package.ts';
import { hooksRepository, tryHooks } from './support/pre-commit.ts';
import { describeWithProgram, findProgram } from './support/program.ts';
import { FAULTY, NETWORK } from './support/small-network.ts';
import { pressTab } from './support/tab-in-shell.ts';

const SHELLS = await Promise.all(
  (['bash', 'zsh', 'fish'] as const).map(async (name) => ({
    name,
    program: await findProgram(async () => (await ensureShell(name)).path),
  })),
);

const preCommit = await findProgram(async () => (await ensurePythonPackages('pre-commit')).folder);

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

describeWithProgram(preCommit, 'pre-commit', () => {
  it('runs the hooks before a commit, and installs nothing', async () => {
    const repository = await hooksRepository(installed);
    const run = async (network: string, isBuilt: boolean, hasNetloom = true): Promise<readonly unknown[]> => {
      const checkout = await CiCheckout.create(installed, { before: null, after: network, isBuilt });
      const { code, stdout } = await tryHooks({
        ...{ installed, repository, checkout, hasNetloom },
        preCommit: await ensurePythonPackages('pre-commit'),
      });
      return [code, stdout];
    };
    const [passed, passedText] = await run(NETWORK, true);
    expect([passed, passedText]).toEqual([0, expect.stringMatching(/--check\.+Passed\n.*validate\.+Passed/)]);
    expect(await run(FAULTY, false)).toEqual([1, expect.stringContaining(' --> network.yaml:8:')]);
    expect(await run(NETWORK, false)).toEqual([1, expect.stringMatching(/^missing {2}NETWORK\.md$/m)]);
    // npx asks the registry, which is offline here, what it would not install
    expect(await run(NETWORK, true, false)).toEqual([
      1,
      expect.stringContaining('npm error code ENOTCACHED'),
    ]);
  }, 180_000);
});
