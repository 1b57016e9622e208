import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FIXTURES, inTempFolder, netloomProcess, SMALL } from '../netloom.ts';

const HOMELAB = await readFile(join(FIXTURES, 'networks/homelab/network.yaml'), 'utf8');
const WRONG = SMALL.replace('192.168.1.10', '192.168.1.0');

describe('a network on standard input', () => {
  it('is checked, and called <stdin>', async () => {
    const { code, stdout, stderr } = await netloomProcess(['validate', '-'], { input: WRONG });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain(' --> <stdin>:5:42\n');
    expect(stdout).toContain('1 error in <stdin>');
  });

  it('is checked together with files', async () => {
    const { code, stdout } = await netloomProcess(['validate', '-', 'networks/homelab', '--output', 'json'], {
      input: HOMELAB,
    });
    const codes = (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(
      (found) => found.code,
    );
    expect([code, codes.includes('fleet-same-name')]).toEqual([1, true]);
  });

  it.each<readonly [string, readonly string[], string]>([
    ['trace', ['trace', 'internet', 'https://passwords.jigga.xyz', '--network', '-'], 'pod'],
    ['uses', ['uses', '192.168.7.230', '--network', '-'], '<stdin>:'],
    ['matrix', ['matrix', '-'], 'tailnet'],
    ['docs', ['docs', '-'], '# '],
    ['view', ['view', '-', '--out', '-'], '<!doctype html>'],
    ['template', ['template', '-', '--summary'], 'IPAddressPool'],
    ['plan', ['plan', '-', '--against', 'networks/homelab'], 'no changes'],
    ['plan against it', ['plan', 'networks/homelab', '--against', '-'], 'no changes'],
    ['proxmox render', ['proxmox', 'render', '-'], 'k3svnet'],
  ])('is what %s reads', async (_, args, printed) => {
    const { code, stdout, stderr } = await netloomProcess(args, { input: HOMELAB });
    expect([code, stderr.replace(/warning[^]*/, '').replace(/^network: .*\n/, '')]).toEqual([0, '']);
    expect(stdout).toContain(printed);
  });

  it('is built into the folder that --out names, and compared with it', () =>
    inTempFolder(async (cwd) => {
      const built = await netloomProcess(['build', '-', '--out', 'made'], { cwd, input: SMALL });
      expect([built.code, built.stderr]).toEqual([0, expect.stringContaining('made: ')]);
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      await netloomProcess(['build', 'network.yaml', '--out', 'same'], { cwd });
      expect(await readdir(join(cwd, 'made'))).toEqual(await readdir(join(cwd, 'same')));
      expect(
        (await netloomProcess(['build', '--check', '-', '--out', 'same'], { cwd, input: SMALL })).code,
      ).toBe(0);
      const changed = SMALL.replace('name: one', 'name: two');
      expect(
        (await netloomProcess(['build', '--check', '-', '--out', 'same'], { cwd, input: changed })).code,
      ).toBe(1);
    }));

  it('has its fixes printed as a patch', async () => {
    const { stdout } = await netloomProcess(['validate', '--fix-dry-run', '-'], {
      input: SMALL.replace('name: small', 'nam: small'),
    });
    expect(stdout).toContain('-nam: small\n+name: small\n');
  });

  it.each<readonly [readonly string[], string]>([
    [['validate', '--fix', '-'], '--fix writes into the file; --fix-dry-run prints the patch'],
    [['validate', '-', '-'], '"-" is given twice'],
    [['build', '-'], 'standard input lies in no folder; --out names one'],
    [['view', '-'], 'standard input lies in no folder; --out names the page'],
    [['plan', '-', '--against', 'git:HEAD'], 'a revision has the same file'],
    [['plan', '-', '--against', '-'], '"-" is given twice'],
    [['apply', '-'], 'apply installs what a file says'],
    [['remove', '-'], 'remove asks for confirmation on standard input'],
    [['proxmox', 'apply', '-', '--host', 'https://localhost:1'], 'apply changes hosts to what a file says'],
  ])('is refused by %j', async (args, message) => {
    const { code, stdout, stderr } = await netloomProcess(args, { input: SMALL });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('is refused where it is empty, or more than a network file may be', async () => {
    expect((await netloomProcess(['validate', '-'], { input: '' })).code).toBe(3);
    const large = await netloomProcess(['validate', '-'], {
      input: `${SMALL}# ${'x'.repeat(20 * 1024 * 1024)}\n`,
    });
    expect([large.code, large.stdout.includes('too-large')]).toEqual([3, true]);
  });
});
