import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { archiveName } from '@netloom/archives';
import manifest from '@netloom/cli/package.json' with { type: 'json' };
import { Editor, positionOf } from '@netloom/language-server/testing';
import { netloomChart } from '@netloom/umbrella';
import { publint } from 'publint';
import { InstalledPackage, NODE } from './support/installed-package.ts';
import { packInto } from './support/packed-tarball.ts';

const POINTER = 'generated/values.yaml#/metallb/enabled';

/** Every command that a user has: its arguments, its exit code, and a part of what it prints. */
const COMMANDS: readonly (readonly [readonly string[], number, string])[] = [
  [['--help'], 0, 'netloom validate'],
  [['--version'], 0, manifest.version],
  [['validate'], 0, 'network.yaml: no findings'],
  [['validate', '--output', 'json'], 0, '"valid": true'],
  [['validate', '--output', 'sarif'], 0, '"version": "2.1.0"'],
  [['validate', 'node_modules/netloom/examples/minimal'], 0, 'no findings'],
  [['build'], 0, ''],
  [['build', '--check'], 0, ''],
  [['template'], 0, 'kind: ConfigMap'],
  [['template', '--summary'], 0, 'minimal: 1 object'],
  [['plan', '--against', 'git:HEAD'], 0, ''],
  [['plan', '--against', 'before'], 1, 'node-1'],
  [['explain', 'pool-overlaps-host'], 0, '# pool-overlaps-host'],
  [['explain', 'yaml-syntax'], 0, '# yaml-syntax'],
  [['explain', 'unknown-key'], 0, '# unknown-key'],
  [['explain', 'input-missing'], 0, '# input-missing'],
  [['why', POINTER], 0, 'false'],
  [['uses', '192.168.1.10'], 0, 'node-1'],
  [['trace', 'lan', 'tcp://192.168.1.10:6443'], 0, 'allow'],
  [['matrix'], 0, 'internet'],
  [['view', '--out', '-'], 0, '<!doctype html>'],
  [['lsp', '--help'], 0, 'Usage: netloom lsp'],
  [['docs'], 0, '## Network Topology'],
  [['docs', '--check', 'before'], 0, ''],
  [['explain', 'prose-gateway'], 0, '# prose-gateway'],
  [['proxmox', 'render', 'homelab'], 0, 'k3szone'],
  [['proxmox', 'plan', '--help'], 0, 'Usage: netloom proxmox plan'],
  [['proxmox', 'apply', '--help'], 0, 'Usage: netloom proxmox apply'],
  [['package', '--out', 'archives'], 0, `archives/${archiveName(netloomChart)}`],
  [['publish', '--help'], 0, 'Usage: netloom publish'],
  [['apply', '--help'], 0, 'Usage: netloom apply'],
  [['remove', '--help'], 0, 'Usage: netloom remove'],
];

describe('the npm package', () => {
  let installed: InstalledPackage;

  beforeAll(async () => {
    installed = await InstalledPackage.create();
  }, 300_000);

  afterAll(() => rm(installed.scratch, { recursive: true, force: true }));

  // in this order: what `build` writes is read by `why`
  it.each(COMMANDS)('runs `netloom %j`', async (args, code, part) => {
    const { stdout, ...run } = await installed.netloom(args);
    expect(run).toEqual({ code, stderr: expect.not.stringMatching(/\(node:\d+\)|at .*lib\//) as string });
    expect(stdout).toContain(part);
  });

  it('packages the charts that the checkout packages', async () => {
    const folder = join(installed.folder, 'node_modules/netloom/charts');
    const names = (await readdir(folder)).toSorted();
    expect(names).toContain(archiveName(netloomChart));
    const archives = join(installed.folder, 'archives');
    expect((await readdir(archives)).toSorted()).toEqual(names);
    for (const name of names) {
      expect((await readFile(join(archives, name))).equals(await readFile(join(folder, name)))).toBe(true);
    }
  });

  it('answers an editor over its standard streams', async () => {
    const path = join(installed.folder, 'homelab/network.yaml');
    const text = await readFile(path, 'utf8');
    const server = spawn(NODE, [installed.bin, 'lsp', '--stdio'], { cwd: installed.folder, timeout: 60_000 });
    const ended = once(server, 'close');
    const { editor } = await Editor.start({ toServer: server.stdin, fromServer: server.stdout });
    const { href: uri } = pathToFileURL(path);
    await editor.open(uri, text);
    const [found] = await editor.diagnostics(uri, 1);
    expect(found?.code).toBe('placeholder-left');
    // the page about it is a file of the package
    expect(await readFile(new URL(found?.codeDescription?.href ?? ''), 'utf8')).toContain(
      '# placeholder-left',
    );
    const hover = await editor.ask('hover', { uri, position: positionOf('argocd.int', text) });
    expect(JSON.stringify(hover)).toContain('from internet: deny');
    await editor.stop();
    expect(await ended).toEqual([0, null]);
    editor.connection.dispose();
  });

  it('has no `render`, which needs the sources', async () => {
    const { code, stderr } = await installed.netloom(['render']);
    expect([code, stderr.split('\n')[0]]).toEqual([2, "error: unknown command 'render'"]);
  });

  it('has no dependencies, no scripts, and only files that its exports name', async () => {
    const folder = join(installed.folder, 'node_modules/netloom');
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
      readonly engines: { readonly node: string };
    };
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['dependencies']));
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['scripts']));
    const paths = Object.values(manifest.exports).flatMap((paths) =>
      typeof paths === 'string' ? [paths] : Object.values(paths),
    );
    for (const path of paths) await readFile(join(folder, path));
    expect(await readdir(join(installed.folder, 'node_modules'))).toEqual(
      expect.not.arrayContaining(['commander', 'zod']),
    );
  });

  it('has what it uses of the Kubernetes client, and not its classes for each API and each kind', async () => {
    const folder = join(installed.folder, 'node_modules/netloom/lib');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    const modules = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    expect(modules.filter((text) => text.includes('KUBERNETES_SERVICE_HOST'))).toHaveLength(1);
    expect(modules.filter((text) => /CoreV1Api|V1PodTemplateSpec/.test(text))).toEqual([]);
  });

  it('has nothing that publint objects to', async () => {
    const { messages } = await publint({
      pkgDir: join(installed.folder, 'node_modules/netloom'),
      pack: false,
      strict: true,
    });
    expect(messages).toEqual([]);
  });

  it('resolves the schema and the Nx plugin, and nothing that is not an interface', async () => {
    const script = `
      const { default: schema } = await import('netloom/schema', { with: { type: 'json' } });
      const inner = await import('netloom/lib/packaged-main.js').catch((error) => error);
      const { createNodes, createNodesV2 } = await import('netloom/nx');
      console.log(schema.title ?? schema.$schema, createNodes === createNodesV2, inner.code);`;
    const { stdout } = await installed.run(NODE, ['--input-type=module', '--eval', script]);
    expect(stdout).toContain('true ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  it('prints to an old Node which version it needs, that of `engines`', async () => {
    const old =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.18.0' } });";
    const { code, stdout, stderr } = await installed.netloom(['validate'], {
      node: ['--import', `data:text/javascript,${encodeURIComponent(old)}`],
    });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(
      /^netloom needs Node 22\.19 or newer; this is Node 22\.18\.0 \(.*Install a newer one/,
    );
    const manifest = await readFile(join(installed.folder, 'node_modules/netloom/package.json'), 'utf8');
    expect(manifest).toContain('"node": ">=22.19"');
  });

  it.each([
    ['no HOME', { HOME: undefined }],
    ['a HOME that is no folder', { HOME: '/dev/null' }],
  ])('validates with %s', async (_, env) => {
    expect(await installed.netloom(['validate'], { env })).toMatchObject({ code: 0, stderr: '' });
  });

  it('exits 4 with the ways to install Helm where there is none, and no network', async () => {
    const env = { PATH: '/nowhere', npm_config_registry: 'http://127.0.0.1:9/' };
    const { code, stdout, stderr } = await installed.netloom(['template'], { env });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain('https://helm.sh/docs/intro/install/');
  });

  it('is installed globally', async () => {
    const prefix = join(installed.scratch, 'prefix');
    await installed.run('npm', ['install', '--global', '--prefix', prefix, installed.tarball]);
    const { code, stdout } = await installed.run(join(prefix, 'bin/netloom'), ['validate']);
    expect([code, stdout]).toEqual([0, 'network.yaml: no findings']);
  }, 60_000);

  it('runs by npx without being installed', async () => {
    const args = ['--yes', '--package', installed.tarball, 'netloom', 'validate'];
    const { code, stdout } = await installed.run('npx', args);
    expect([code, stdout]).toEqual([0, 'network.yaml: no findings']);
  }, 60_000);

  it('runs from where it is unpacked, through a link, as mise and asdf have it', async () => {
    const folder = join(installed.scratch, 'unpacked');
    const bin = join(installed.scratch, 'linked');
    await mkdir(folder);
    await mkdir(bin);
    await installed.run('tar', ['--extract', '--file', installed.tarball, '--strip-components', '1'], {
      cwd: folder,
    });
    await symlink(join(folder, 'bin/netloom'), join(bin, 'netloom'));
    const env = { PATH: [bin, dirname(NODE), '/usr/bin', '/bin'].join(delimiter) };
    const { code, stdout } = await installed.run('bash', ['-c', 'netloom validate'], { env });
    expect([code, stdout]).toEqual([0, 'network.yaml: no findings']);
  });

  it('has the same bytes when it is packed again, with checksums and an SBOM of what is bundled', async () => {
    const again = join(installed.scratch, 'again');
    await packInto(again, '--release');
    const [name = ''] = (await readdir(again)).filter((file) => file.endsWith('.tgz'));
    expect((await readFile(join(again, name))).equals(await readFile(installed.tarball))).toBe(true);
    const { code, stdout } = await installed.run('sha256sum', ['--check', 'SHA256SUMS'], { cwd: again });
    expect([code, stdout.split('\n')]).toEqual([
      0,
      [`${name.replace('.tgz', '.cdx.json')}: OK`, `${name}: OK`],
    ]);
    const sbom = JSON.parse(await readFile(join(again, name.replace('.tgz', '.cdx.json')), 'utf8')) as {
      readonly components: readonly { readonly name: string; readonly version: string }[];
    };
    const notices = await readFile(
      join(installed.folder, 'node_modules/netloom/THIRD-PARTY-NOTICES'),
      'utf8',
    );
    const noticed = [...notices.matchAll(/^-{80}\n\n(\S+) (\S+) /gm)].map(([, ...one]) => one.join('@'));
    expect(sbom.components.map((one) => `${one.name}@${one.version}`).toSorted()).toEqual(noticed.toSorted());
    expect(noticed).toContain('commander@15.1.0');
  }, 300_000);
});
