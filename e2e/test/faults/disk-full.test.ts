import { access, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { bundledCommand } from '../support/bundled-command.ts';
import { describeUnless } from '../support/describe-unless.ts';
import { ROOT } from '../support/repository.ts';

const reason =
  process.platform !== 'linux' || process.getuid?.() !== 0
    ? 'mounting a small disk takes root on Linux'
    : null;

describeUnless(reason, 'a full disk', () => {
  let scratch: string;
  let disk: string;

  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'netloom-full-'));
    disk = join(scratch, 'disk');
    await mkdir(disk);
    // room for an archive or two, not for seven, and not for what Helm unpacks
    await execa('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', disk]);
  });

  afterEach(async () => {
    await execa('umount', [disk]);
    await rm(scratch, { recursive: true, force: true });
  });

  async function netloom(args: readonly string[]) {
    const { exitCode: code, stderr } = await execa(process.execPath, [await bundledCommand(), ...args], {
      cwd: ROOT,
      reject: false,
    });
    return { code, stderr };
  }

  it('leaves no half an archive, and the next run with room finishes', async () => {
    const out = join(disk, 'charts');
    const full = await netloom(['package', '--out', out]);
    expect(full.code).toBe(4);
    expect(full.stderr).toMatch(/^netloom: ENOSPC: no space left on device/m);
    expect((await readdir(out)).filter((name) => !name.endsWith('.tgz'))).toEqual([]);
    await execa('mount', ['-o', 'remount,size=8m', disk]);
    const grown = await netloom(['package', '--out', out]);
    expect({ code: grown.code, archives: (await readdir(out)).length }).toEqual({ code: 0, archives: 7 });
  });

  it('leaves generated files as they were', async () => {
    const out = join(disk, 'generated');
    const full = await netloom(['build', 'networks/homelab', '--out', out]);
    expect(full.code).toBe(4);
    expect(full.stderr).toMatch(/^netloom: ENOSPC: no space left on device/m);
    await expect(access(out)).rejects.toThrow('ENOENT');
  });
});
