import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inTempFolder, netloom, SMALL } from '../../netloom.ts';
import { runHere } from '../../run-here.ts';

describe('netloom docs', () => {
  it('prints what `netloom build` writes as NETWORK.md', () =>
    inTempFolder(async (folder) => {
      const { code, stdout } = await netloom(['docs', 'networks/homelab']);
      await netloom(['build', 'networks/homelab', '--out', folder]);
      expect([code, stdout]).toEqual([0, await readFile(join(folder, 'NETWORK.md'), 'utf8')]);
    }));

  it('prints a network with mistakes, its findings first', async () => {
    const { code, stdout } = await netloom(['docs', 'examples/as-documented']);
    const headings = stdout.split('\n').filter((line) => line.startsWith('## '));
    expect([code, headings.slice(0, 2)]).toEqual([0, ['## Findings', '## Network Topology']]);
    expect(stdout).toMatch(/^\| error \| `pool-overlaps-host` \|/m);
  });
});

const WRONG = '# Notes\r\n\r\n- one: 192.168.1.11\r\n- see old.example.com\r\n';

describe('netloom docs --check', () => {
  it('names both places, and fails', () =>
    inTempFolder(async (folder) => {
      const { code, stdout } = await checkIn(folder, { 'README.md': WRONG }, ['README.md']);
      expect(code).toBe(1);
      expect(stdout).toMatch(/error\[prose-address-of-another\].*\n +--> \S*README\.md:3:8\n/);
      expect(stdout).toMatch(/::: \S*network\.yaml:5:\d+/);
      expect(stdout).toContain('netloom explain prose-host-unknown');
    }));

  it('reads the texts of a folder, but for what is generated or foreign', () =>
    inTempFolder(async (folder) => {
      const files = {
        'a.md': 'one: 192.168.1.12\n',
        'b/c.yaml': 'one: 192.168.1.13\n',
        'b/other.txt': 'one: 192.168.1.14\n',
        'generated/NETWORK.md': '<!-- Written by `netloom build`. -->\none: 192.168.1.15\n',
        'node_modules/x.md': 'one: 192.168.1.16\n',
        '.git/x.md': 'one: 192.168.1.17\n',
      };
      const { stdout } = await checkIn(folder, files, ['.', '--output', 'json']);
      expect(Array.from(stdout.matchAll(/not (192\.168\.1\.\d+)/g), ([, address]) => address)).toEqual([
        '192.168.1.12',
        '192.168.1.13',
      ]);
    }));

  it('is silent where nothing contradicts the network', () =>
    inTempFolder(async (folder) => {
      const run = await checkIn(folder, { 'README.md': 'one: 192.168.1.10\n' }, ['README.md']);
      expect(run).toMatchObject({ code: 0, stdout: '' });
      expect(run.stderr).toContain('1 file: nothing contradicts the network');
    }));

  it('replaces what is certain, and prints what is left', () =>
    inTempFolder(async (folder) => {
      const { code, stdout, stderr } = await checkIn(folder, { 'README.md': WRONG }, ['README.md', '--fix']);
      expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe(WRONG.replace('.11', '.10'));
      expect([code, stderr]).toEqual([
        1,
        expect.stringContaining('fixed prose-address-of-another: write 192.168.1.10'),
      ]);
      expect(stdout).toContain('prose-host-unknown');
      expect(stdout).not.toContain('prose-address-of-another');
    }));

  it('takes the scope of the network where no file is named', () =>
    inTempFolder(async (folder) => {
      const files = {
        'README.md': 'one: 192.168.1.12\n',
        'net/docs/a/b.md': 'one: 192.168.1.13\n',
        'net/docs/old/c.md': 'one: 192.168.1.14\n',
        'net/docs/.hidden.md': 'one: 192.168.1.15\n',
        'net/docs/node_modules/d.md': 'one: 192.168.1.16\n',
        'net/docs/e.png': 'one: 192.168.1.17\n',
        'net/generated/NETWORK.md': '<!-- Written by `netloom build`. -->\none: 192.168.1.18\n',
        'net/network.yaml': `${SMALL}docs: { include: [../README.md, docs/**, '**'], ignore: [docs/old/**] }\n`,
      };
      await Promise.all(
        Object.entries(files).map(async ([name, content]) => {
          await mkdir(dirname(join(folder, name)), { recursive: true });
          await writeFile(join(folder, name), content);
        }),
      );
      const addresses = async (args: readonly string[]): Promise<readonly (string | undefined)[]> => {
        const { stdout } = await netloom(args, { cwd: folder });
        return Array.from(stdout.matchAll(/^error.* not (192\.168\.1\.\d+)/gm), ([, address]) => address);
      };
      expect((await addresses(['docs', 'net', '--check'])).toSorted()).toEqual([
        '192.168.1.12',
        '192.168.1.13',
      ]);
      expect(await addresses(['docs', 'net', '--check', 'net/docs'])).toEqual(['192.168.1.13']);
      expect(await addresses(['docs', 'net', '--check', 'net/docs/old/c.md'])).toEqual(['192.168.1.14']);
    }));

  it('says which pattern matches nothing, and that there is no scope', () =>
    inTempFolder(async (folder) => {
      await writeFile(join(folder, 'network.yaml'), `${SMALL}docs: { include: [docs/**] }\n`);
      expect(await netloom(['docs', '--check'], { cwd: folder })).toMatchObject({
        code: 3,
        stderr: expect.stringMatching(
          /network\.yaml:6:\d+: docs\.include "docs\/\*\*" matches no Markdown/,
        ) as string,
      });
      await writeFile(join(folder, 'network.yaml'), SMALL);
      expect(await netloom(['docs', '--check'], { cwd: folder })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('no file to check: name some') as string,
      });
    }));

  it('says which file is not there, and which option is missing', () =>
    inTempFolder(async (folder) => {
      const missing = await checkIn(folder, {}, ['nope.md']);
      expect(missing).toMatchObject({
        code: 3,
        stderr: expect.stringContaining('nope.md is not there') as string,
      });
      const alone = await netloom(['docs', '--fix']);
      expect(alone).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('belong to --check') as string,
      });
    }));
});

async function checkIn(
  folder: string,
  files: Readonly<Record<string, string>>,
  [first = '', ...options]: readonly string[],
): ReturnType<typeof runHere> {
  const network = join(folder, 'network.yaml');
  await writeFile(network, SMALL);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return runHere(['docs', network, '--check', join(folder, first), ...options]);
}
