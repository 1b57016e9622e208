import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { bundledCommand } from './bundle/bundled-command.ts';
import { BIN, FIXTURES, inTempFolder, netloomProcess, ROOT } from './netloom.ts';

/** A program called helm that says it is of this version, and then does what the script says. */
async function fakeHelm(
  folder: string,
  { version, script }: { readonly version: string; readonly script: string },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = `#!/bin/sh\nif [ "$1" = version ]; then printf '%s' ${version}; exit 0; fi\n${script}\n`;
  await writeFile(join(folder, 'helm'), text);
  await chmod(join(folder, 'helm'), 0o755);
}

/** The sources of this workspace that a command loads, in their order. */
async function loadedBy(args: readonly string[]): Promise<readonly string[]> {
  const hook = `import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (process._rawDebug(url), next(url, context)) });`;
  const { code, stderr } = await netloomProcess(args, {
    bin: BIN,
    node: ['--import', `data:text/javascript,${encodeURIComponent(hook)}`],
  });
  expect(code).toBe(0);
  const root = pathToFileURL(ROOT).href;
  return stderr
    .split('\n')
    .filter((url) => url.startsWith(`${root}packages/`) && url.endsWith('.ts'))
    .map((url) => url.slice(root.length));
}

describe('netloom', () => {
  it('leads its help with examples', async () => {
    const { code, stdout, stderr } = await netloomProcess(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'Examples:',
      '  netloom validate                      check the nearest network.yaml',
    ]);
  });

  it('prints its version', async () => {
    expect(await netloomProcess(['--version'], { bin: BIN })).toEqual({
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    });
  });

  it.each([
    ['no command', [], 'Usage: netloom [options] [command]'],
    ['an unknown command', ['valdate'], "error: unknown command 'valdate'\n(Did you mean validate?)"],
    ['an unknown option', ['validate', '--fast'], "error: unknown option '--fast'"],
    ['a bad choice', ['validate', '--output', 'xml'], 'Allowed choices are human, json, sarif, github.'],
    ['too many arguments', ['explain', 'a', 'b'], "error: too many arguments for 'explain'"],
    ['a missing argument', ['trace'], "error: missing required argument 'FROM'"],
    ['an unknown code', ['explain', 'pool-overlap-host'], 'Did you mean "pool-overlaps-host"?'],
    ['an unknown chart', ['package', 'metalb'], 'netloom: unknown chart "metalb". Did you mean "metallb"?\n'],
  ])('exits 2 for %s', async (_, args, message) => {
    const { code, stdout, stderr } = await netloomProcess(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('loads nothing but declarations for the help', async () => {
    const loaded = await loadedBy(['--help']);
    expect(loaded).toContain('packages/cli/src/commands/plan/command.ts');
    expect(loaded.filter((path) => path.endsWith('/run.ts') || !path.startsWith('packages/cli/'))).toEqual([
      'packages/network-model/src/jitless.ts',
      'packages/diagnostics/src/error.ts',
      'packages/diagnostics/src/print/conceal.ts',
      'packages/diagnostics/src/print/visible.ts',
      'packages/diagnostics/src/parse/characters.ts',
    ]);
  });

  it('loads for validate nothing of what plans and applies need', async () => {
    const loaded = await loadedBy(['validate', 'examples/minimal']);
    expect(loaded.filter((path) => path.endsWith('/run.ts'))).toEqual([
      'packages/cli/src/commands/validate/run.ts',
    ]);
    expect(
      loaded.filter((path) => /^packages\/(archives|cluster|helm|proxmox|registry|rollout)\//.test(path)),
    ).toEqual([]);
  });

  it('explains a code with its page', async () => {
    const { code, stdout } = await netloomProcess(['explain', 'pool-overlaps-host']);
    expect([code, stdout.split('\n')[0]]).toEqual([0, '# pool-overlaps-host']);
  });

  it('is quiet when whoever reads stops reading', async () => {
    const command = await bundledCommand();
    const child = spawn(
      process.execPath,
      [command, 'validate', 'examples/as-documented', '--output', 'json'],
      {
        cwd: FIXTURES,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.destroy();
    await once(child, 'close');
    expect(stderr).toBe('');
  });

  it('prints to an old Node which version it needs', async () => {
    const old =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });";
    const { code, stdout, stderr } = await netloomProcess(['validate'], {
      bin: BIN,
      node: ['--import', `data:text/javascript,${old}`],
    });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(/^netloom needs Node 24 or newer; this is Node 20\.20\.2 \(/);
  });

  it('exits 70 with the stack for a bug', async () => {
    const broken =
      "globalThis.TextDecoder = class { constructor() { throw new RangeError('broken on purpose'); } };";
    const { code, stdout, stderr } = await netloomProcess(['validate'], {
      node: ['--import', `data:text/javascript,${broken}`],
    });
    expect([code, stdout]).toEqual([70, '']);
    expect(stderr).toMatch(
      /^netloom: this is a bug in netloom, please report it\.\nRangeError: broken on purpose\n {4}at /,
    );
  });

  it('exits 4 where Helm is too old and no other can be had', () =>
    inTempFolder(async (temp) => {
      await fakeHelm(join(temp, 'bin'), { version: 'v3.1.0', script: 'exit 1' });
      const env = { PATH: join(temp, 'bin'), XDG_CACHE_HOME: join(temp, 'cache'), HOME: temp };
      const { code, stdout, stderr } = await netloomProcess(['template'], { env });
      expect([code, stdout]).toEqual([4, '']);
      expect(stderr).toContain('3.1.0');
    }));

  it('exits 1 and shows what Helm said where it fails', () =>
    inTempFolder(async (temp) => {
      await fakeHelm(temp, { version: 'v4.2.3', script: 'echo "Error: no such thing" >&2; exit 1' });
      const { code, stderr } = await netloomProcess(['template'], {
        env: { PATH: `${temp}:${process.env.PATH ?? ''}` },
      });
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /^network: .*\nnetloom: Command failed with exit code 1: .*helm template netloom/,
      );
      expect(stderr).toContain('\nError: no such thing\n');
    }));

  it('exits 130 on Ctrl-C and leaves nothing behind', () =>
    inTempFolder(async (temp) => {
      const started = join(temp, 'started');
      await fakeHelm(join(temp, 'bin'), { version: 'v4.2.3', script: `: > '${started}'; exec sleep 60` });
      await mkdir(join(temp, 'tmp'));
      const child = spawn(process.execPath, [await bundledCommand(), 'template'], {
        cwd: FIXTURES,
        env: {
          ...process.env,
          PATH: `${join(temp, 'bin')}:${process.env.PATH ?? ''}`,
          TMPDIR: join(temp, 'tmp'),
        },
        stdio: 'ignore',
      });
      const closed = once(child, 'close');
      while (!existsSync(started)) await sleep(10);
      child.kill('SIGINT');
      expect(await closed).toEqual([130, null]);
      const left = await readdir(join(temp, 'tmp'));
      expect(left.filter((name) => name.startsWith('netloom-'))).toEqual([]);
    }));
});
