import { mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, inRepository } from '../../git.ts';
import { inTempFolder, netloom, SMALL } from '../../netloom.ts';

const TWICE = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: node-1, address: 192.168.1.10 }] }
ingress: { address: 192.168.1.50, domain: int.example.com }
services:
  - { name: portal, namespace: web, expose: [{ host: '*.int.example.com', via: ingress }] }
  - { name: cards, namespace: web, expose: [{ host: wildcard.int.example.com, via: ingress }] }
`;

describe('netloom build', () => {
  /** What a command says that was not given the file itself. */
  const NAMED = 'network: network.yaml\n';

  it('writes generated/ beside the network, and nothing the second time', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      expect(await netloom(['build'], { cwd })).toEqual({
        code: 0,
        stdout: '',
        stderr: `${NAMED}generated: 7 written, 0 removed\n`,
      });
      const names = await readdir(join(cwd, 'generated'), { recursive: true });
      expect(names.sort()).toEqual([
        '.netloom.json',
        'NETWORK.md',
        'k3s',
        'k3s/one.yaml',
        'operators',
        'operators/00-namespaces.yaml',
        'operators/install.md',
        'values',
        'values.yaml',
        'values/network-model.yaml',
      ]);
      const before = await stat(join(cwd, 'generated', 'values.yaml'));
      expect((await netloom(['build'], { cwd })).stderr).toBe(`${NAMED}generated is up to date\n`);
      const after = await stat(join(cwd, 'generated', 'values.yaml'));
      expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
      expect((await readdir(cwd)).sort()).toEqual(['generated', 'network.yaml']);
    }));

  it('refuses to overwrite what a newer netloom wrote, and says whose files differ', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      await netloom(['build'], { cwd });
      const path = join(cwd, 'generated', '.netloom.json');
      const manifest = await readFile(path, 'utf8');
      const [line = '', version = ''] = /"netloomVersion": "(.+)"/.exec(manifest) ?? [];
      const versionedBy = (other: string): Promise<void> =>
        writeFile(path, manifest.replace(line, line.replace(version, other)));

      await versionedBy('99.0.0');
      expect((await netloom(['build', '--check'], { cwd })).code).toBe(0);
      expect((await netloom(['build'], { cwd })).stderr).toBe(`${NAMED}generated is up to date\n`);

      await writeFile(join(cwd, 'network.yaml'), SMALL.replace('name: one', 'name: two'));
      const checked = await netloom(['build', '--check'], { cwd });
      expect([checked.code, checked.stderr]).toEqual([
        1,
        `${NAMED}generated is not up to date with network.yaml: it was written by netloom 99.0.0, and this is netloom ${version}, which is older: update netloom, or run \`netloom build --force\`.\n`,
      ]);
      expect(await netloom(['build'], { cwd })).toEqual({
        code: 5,
        stdout: '',
        stderr: `${NAMED}netloom: generated was written by netloom 99.0.0, and this is netloom ${version}, which is older: update netloom, or overwrite the folder with --force.\n`,
      });
      expect((await netloom(['build', '--force'], { cwd })).code).toBe(0);

      await writeFile(join(cwd, 'network.yaml'), SMALL);
      await versionedBy('0.0.1');
      expect((await netloom(['build', '--check', 'network.yaml'], { cwd })).stderr).toBe(
        `generated is not up to date with network.yaml: it was written by netloom 0.0.1, and this is netloom ${version}, which may explain it: run \`netloom build network.yaml\`.\n`,
      );
    }));

  it('writes where it is told to', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      const { code, stderr } = await netloom(['build', 'network.yaml', '--out', 'there/it/is'], { cwd });
      expect([code, stderr]).toEqual([0, 'there/it/is: 7 written, 0 removed\n']);
    }));

  it('names what is stale, missing and surplus, and writes nothing, with --check', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      await netloom(['build'], { cwd });
      expect(await netloom(['build', '--check'], { cwd })).toEqual({
        code: 0,
        stdout: '',
        stderr: `${NAMED}generated is up to date with network.yaml\n`,
      });
      await writeFile(join(cwd, 'network.yaml'), SMALL.replace('name: one', 'name: two'));
      expect(await netloom(['build', '--check'], { cwd })).toEqual({
        code: 1,
        stdout: [
          'stale    .netloom.json\n',
          'stale    NETWORK.md\n',
          'stale    values.yaml\n',
          'stale    values/network-model.yaml\n',
          'missing  k3s/two.yaml\n',
          'surplus  k3s/one.yaml\n',
        ].join(''),
        stderr: `${NAMED}generated is not up to date with network.yaml: run \`netloom build\`.\n`,
      });
      expect(await readdir(join(cwd, 'generated', 'k3s'))).toEqual(['one.yaml']);
    }));

  it('finds a checkout up to date in which Git for Windows made CRLF of every line end', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      await netloom(['build'], { cwd });
      await inRepository(cwd, async () => {
        await git(cwd, 'clone', '--quiet', '--config', 'core.autocrlf=true', '.', 'windows');
        const windows = join(cwd, 'windows');
        for (const file of ['network.yaml', 'generated/values.yaml']) {
          expect(await readFile(join(windows, file), 'utf8')).toMatch(/^(?:.*\r\n)+$/);
        }
        for (const args of [['build', '--check'], ['build']]) {
          expect(await netloom(args, { cwd: windows })).toMatchObject({ code: 0, stdout: '' });
        }
        expect(await git(windows, 'status', '--porcelain')).toBe('');
      });
    }));

  it('refuses two objects of one name, which validate does not look for, as template does', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), TWICE);
      for (const command of ['build', 'template']) {
        const { code, stdout, stderr } = await netloom([command], { cwd });
        expect([command, code, stdout]).toEqual([command, 1, '']);
        expect(stderr).toContain('error[object-made-twice]: IngressRoute "web/wildcard.int.example.com"');
        expect(stderr).toContain('network.yaml:9:');
        expect(stderr).toContain('network.yaml:8:');
      }
      expect(await readdir(cwd)).toEqual(['network.yaml']);
      const { stdout } = await netloom(['validate', '--output', 'json'], { cwd });
      expect(stdout).not.toContain('object-made-twice');
    }));

  it('refuses a network with errors: they are on stderr, and nothing is written', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), `${SMALL}oops: 1\n`);
      const { code, stdout, stderr } = await netloom(['build'], { cwd });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('error[unknown-key]');
      expect(await readdir(cwd)).toEqual(['network.yaml']);
    }));

  it('repeats in its hint which network and folder it was about', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'a b.yaml'), SMALL);
      const { code, stderr } = await netloom(['build', 'a b.yaml', '--check', '--out', 'there'], { cwd });
      expect([code, stderr]).toEqual([
        1,
        "there is not up to date with a b.yaml: run `netloom build 'a b.yaml' --out there`.\n",
      ]);
    }));

  it('takes the only network below, and refuses to guess where there are several', () =>
    inTempFolder(async (cwd) => {
      await mkdir(join(cwd, 'networks', 'one', 'deep'), { recursive: true });
      await writeFile(join(cwd, 'networks', 'one', 'network.yaml'), SMALL);
      const file = join('networks', 'one', 'network.yaml');
      expect((await netloom(['build'], { cwd })).stderr).toContain(`network: ${file}\n`);
      await mkdir(join(cwd, 'networks', 'two'));
      await writeFile(join(cwd, 'networks', 'two', 'network.yaml'), SMALL);
      const other = join('networks', 'two', 'network.yaml');
      for (const args of [['build'], ['trace', 'lan', 'node:one'], ['validate']]) {
        expect(await netloom(args, { cwd })).toEqual({
          code: 2,
          stdout: '',
          stderr: `netloom: found several networks: ${file}, ${other}. Name one of them.\n`,
        });
      }
      // whoever is in one means that one
      expect((await netloom(['build', '--check'], { cwd: join(cwd, 'networks', 'one', 'deep') })).code).toBe(
        0,
      );
    }));

  it('builds several networks, each as if alone, and compares them', () =>
    inTempFolder(async (cwd) => {
      for (const name of ['a', 'b']) {
        await mkdir(join(cwd, name));
        await writeFile(join(cwd, name, 'network.yaml'), SMALL);
      }
      expect(await netloom(['build', 'a', 'b/network.yaml'], { cwd })).toEqual({
        code: 0,
        stdout: '',
        stderr:
          'network: a/network.yaml\na/generated: 7 written, 0 removed\nb/generated: 7 written, 0 removed\n',
      });
      await writeFile(join(cwd, 'b', 'network.yaml'), SMALL.replace('name: one', 'name: two'));
      const { code, stdout, stderr } = await netloom(['build', '--check', 'a/network.yaml', 'b'], { cwd });
      expect([code, stdout.split('\n').at(-2)]).toEqual([1, 'surplus  b/generated/k3s/one.yaml']);
      expect(stderr).toContain('a/generated is up to date with a/network.yaml\n');
      expect(stderr).toContain('is not up to date with b/network.yaml: run `netloom build b`.\n');
    }));

  it('checks all of several networks, writes none where one has an error, and exits by the worst', () =>
    inTempFolder(async (cwd) => {
      for (const [name, more] of Object.entries({ a: 'name: other\n', b: 'oops: 1\n', c: '' })) {
        await mkdir(join(cwd, name));
        await writeFile(join(cwd, name, 'network.yaml'), SMALL + more);
      }
      const { code, stdout, stderr } = await netloom(['build', 'nowhere', 'a', 'b', 'c'], { cwd });
      expect([code, stdout]).toEqual([3, '']);
      expect(stderr).toContain('netloom: nowhere does not exist\n');
      expect(stderr).toContain('error[duplicate-key]');
      expect(stderr).toContain('error[unknown-key]');
      expect(stderr.endsWith('nothing is written: fix the errors first.\n')).toBe(true);
      expect(await readdir(join(cwd, 'c'))).toEqual(['network.yaml']);
      expect((await netloom(['build', 'b', 'c'], { cwd })).code).toBe(1);
      // what is compared need not be complete
      const checked = await netloom(['build', '--check', 'a', 'c'], { cwd });
      expect([checked.code, checked.stdout]).toEqual([
        3,
        expect.stringContaining('missing  c/generated/values.yaml'),
      ]);
    }));

  it('refuses one folder for several networks', () =>
    inTempFolder(async (cwd) => {
      for (const name of ['a.yaml', 'b.yaml']) await writeFile(join(cwd, name), SMALL);
      expect(await netloom(['build', 'a.yaml', 'b.yaml', '--out', 'there'], { cwd })).toMatchObject({
        code: 2,
        stderr: 'netloom: --out names the folder of one network: leave it out, or build one network.\n',
      });
      expect(await netloom(['build', 'a.yaml', 'b.yaml'], { cwd })).toMatchObject({
        code: 2,
        stderr:
          'netloom: a.yaml and b.yaml would both be written to generated: build one of them with --out.\n',
      });
    }));

  it('builds over what a file manager and an editor have left', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      await netloom(['build'], { cwd });
      for (const name of ['.DS_Store', 'Thumbs.db', '.values.yaml.swp']) {
        await writeFile(join(cwd, 'generated', name), 'x');
      }
      expect((await netloom(['build', '--check'], { cwd })).code).toBe(0);
      await writeFile(join(cwd, 'network.yaml'), SMALL.replace('name: one', 'name: two'));
      expect((await netloom(['build'], { cwd })).code).toBe(0);
    }));

  it('exits 3 and writes nothing for what cannot be read', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), `${SMALL}name: other\n`);
      expect((await netloom(['build'], { cwd })).code).toBe(3);
      expect(await netloom(['build', 'nowhere.yaml'], { cwd })).toEqual({
        code: 3,
        stdout: '',
        stderr: 'netloom: nowhere.yaml does not exist\n',
      });
      expect(await readdir(cwd)).toEqual(['network.yaml']);
    }));

  it('exits 5 rather than write through a symbolic link', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      await mkdir(join(cwd, 'elsewhere'));
      await symlink(join(cwd, 'elsewhere'), join(cwd, 'generated'));
      const { code, stderr } = await netloom(['build'], { cwd });
      expect(code).toBe(5);
      expect(stderr).toMatch(
        /^network: network\.yaml\nnetloom: .*generated is a symbolic link: nothing is written through links\.\n$/,
      );
      expect(await readdir(join(cwd, 'elsewhere'))).toEqual([]);
    }));

  it('exits 5 rather than overwrite what somebody edited', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      await netloom(['build'], { cwd });
      await writeFile(join(cwd, 'generated', 'values.yaml'), 'mine: true\n');
      await writeFile(join(cwd, 'network.yaml'), SMALL.replace('name: one', 'name: two'));
      const { code, stderr } = await netloom(['build'], { cwd });
      expect([code, stderr]).toEqual([
        5,
        `${NAMED}netloom: generated has changes that netloom did not make (edited: values.yaml): move it away, or delete the folder, and run again.\n`,
      ]);
      expect(await readFile(join(cwd, 'generated', 'values.yaml'), 'utf8')).toBe('mine: true\n');
    }));

  it('lets two runs take turns', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      const runs = await Promise.all([1, 2, 3].map(() => netloom(['build'], { cwd })));
      expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(
        runs.filter(({ stderr }) => stderr === `${NAMED}generated: 7 written, 0 removed\n`),
      ).toHaveLength(1);
      expect((await readdir(cwd)).sort()).toEqual(['generated', 'network.yaml']);
    }));
});
