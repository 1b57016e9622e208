import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { bundledCommand } from './bundle/bundled-command.ts';
import { FIXTURES, inFolderWith } from './netloom.ts';

const hasProc = existsSync('/proc/self');
if (!hasProc) console.warn('skipped: there is no /proc');
const describeOnProc = hasProc ? describe : describe.skip;

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: lan, namespace: metallb-system }
spec: { addresses: [192.168.20.200-192.168.20.210] }
`;

const HOME = ['--yes', '--domain', 'example.com', '--lan', '192.168.1.0/24', '--nodes', 'a=192.168.1.10'];

// Node's own `recursive` does not end there, and nothing in its process could stop it
describeOnProc('a folder that the system makes for nobody', () => {
  it.each([
    ['build', ['build', '--out', '/proc/none/x']],
    ['view', ['view', '--out', '/proc/none/x/network.html']],
    ['init', ['init', '/proc/none/x', ...HOME]],
    ['package', ['package', 'metallb', '--out', '/proc/none/x']],
  ])('ends %s with exit 4', (_command, args) => expectExit4(args, FIXTURES));

  it('ends import with exit 4', () =>
    inFolderWith({ 'pool.yaml': POOL }, (folder) =>
      expectExit4(['import', '.', '--no-helm', '--write', '/proc/none/x/network.yaml'], folder),
    ));

  async function expectExit4(args: readonly string[], cwd: string): Promise<void> {
    const run = promisify(execFile)(process.execPath, [await bundledCommand(), ...args], {
      cwd,
      timeout: 30_000,
      killSignal: 'SIGKILL',
    });
    const error: unknown = await run.catch((failed: unknown) => failed);
    expect(error).toMatchObject({ code: 4 });
    expect(error).toHaveProperty(
      'stderr',
      expect.stringMatching(/^netloom: ENOENT: no such file or directory, mkdir '\/proc\/none'$/m),
    );
  }
});
