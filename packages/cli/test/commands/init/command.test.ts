import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Asker } from '../../../src/commands/init/ask.ts';
import { ciFile } from '../../../src/commands/init/ci-files.ts';
import { CI_NAMES } from '../../../src/commands/init/ci-names.ts';
import { gatewayIn } from '../../../src/commands/init/look-around.ts';
import { QUESTIONS } from '../../../src/commands/init/questions.ts';
import { runInit } from '../../../src/commands/init/run.ts';
import type { Context } from '../../../src/context.ts';
import { inTempFolder, ROOT } from '../../netloom.ts';
import { runHere } from '../../run-here.ts';

const run = promisify(execFile);

const git = (folder: string, ...args: readonly string[]): Promise<unknown> =>
  run('git', ['-C', folder, ...args]);

const HOME = [
  ...['--name', 'home', '--domain', 'example.com', '--lan', '192.168.1.0/24'],
  ...['--nodes', 'a=192.168.1.10', '--router', '192.168.1.1'],
];

describe('netloom init', () => {
  it('writes a network that is valid, in a folder that is not there yet', () =>
    inTempFolder(async (folder) => {
      const there = join(folder, 'sites/home');
      const { code, stdout, stderr } = await runHere(['init', there, '--yes', ...HOME]);
      expect([code, stdout]).toEqual([0, '']);
      expect(stderr).toContain(`wrote ${join(there, 'network.yaml')}\n`);
      expect(await runHere(['validate', there])).toMatchObject({ code: 0 });
    }));

  it('marks what nobody stated, and names it for machines', () =>
    inTempFolder(async (folder) => {
      const { stdout } = await runHere([
        'init',
        folder,
        '--yes',
        '--lan',
        '192.168.1.0/24',
        '--output',
        'json',
      ]);
      expect(JSON.parse(stdout)).toMatchObject({
        files: [join(folder, 'network.yaml')],
        examples: ['domain', 'nodes'],
      });
      const text = await readFile(join(folder, 'network.yaml'), 'utf8');
      expect(text).toMatch(/^domain: <domain> # guessed:/m);
      expect(await runHere(['validate', folder, '--max-warnings', '0'])).toMatchObject({ code: 1 });
    }));

  it('suggests what the files of the folder state', () =>
    inTempFolder(async (folder) => {
      await writeFile(
        join(folder, 'pool.yaml'),
        'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: lan, namespace: metallb-system }\nspec: { addresses: [10.3.0.200-10.3.0.220] }\n',
      );
      await runHere(['init', folder, '--yes', '--domain', 'example.com']);
      expect(await readFile(join(folder, 'network.yaml'), 'utf8')).toContain('- 10.3.0.200-10.3.0.220');
      const other = join(folder, 'other');
      await runHere(['init', other, '--yes', '--domain', 'example.com', '--no-import']);
      expect(await readFile(join(other, 'network.yaml'), 'utf8')).not.toContain('10.3.0');
    }));

  it.each(['argocd', 'flux'])('writes what %s needs, and build makes its files', (gitops) =>
    inTempFolder(async (folder) => {
      await git(folder, 'init', '--quiet');
      await git(folder, 'remote', 'add', 'origin', 'https://token@git.example.com/home/network.git');
      const there = join(folder, 'sites/home');
      const { code, stderr } = await runHere([
        ...['init', there, '--yes', ...HOME, '--gitops', gitops, '--charts', 'registry.example.com/home'],
      ]);
      expect(code).toBe(0);
      expect(stderr).toContain(join(there, 'generated', gitops));
      const text = await readFile(join(there, 'network.yaml'), 'utf8');
      expect(text).toContain('url: https://git.example.com/home/network.git\n');
      expect(await runHere(['build', there])).toMatchObject({ code: 0 });
      const root = await readFile(join(there, 'generated', gitops, 'root.yaml'), 'utf8');
      expect(root).toContain('sites/home/generated');
    }),
  );

  it.each([
    [['--git', 'https://git.example.com/x'], 2, /^netloom: --git completes --gitops, which is not given/],
    [['--gitops', 'argo'], 2, /argocd, flux/],
    [
      ['--gitops', 'flux', '--git', 'https://token@git.example.com/x'],
      2,
      /^netloom: --git \S+: .*a Git repository is written/,
    ],
    [['--router', '192.168.1.10'], 2, /^netloom: --router 192\.168\.1\.10: /],
    [['--pool', '192.168.1.5-192.168.1.20'], 2, /^netloom: --pool \S+: .* holds node "a"/],
    [['--tunnel', 'mine'], 2, /^netloom: --tunnel mine: /],
    [['--ci', 'jenkins'], 2, /github, forgejo, gitlab/],
  ])('refuses %j, and writes nothing', (options, expected, message) =>
    inTempFolder(async (folder) => {
      const { code, stderr } = await runHere(['init', folder, '--yes', ...HOME, ...options]);
      expect([code, stderr]).toEqual([expected, expect.stringMatching(message)]);
      expect(await readdir(folder)).toEqual([]);
    }),
  );

  it('keeps what is there, before the first question', () =>
    inTempFolder(async (folder) => {
      await writeFile(join(folder, 'network.yaml'), '# mine\n');
      expect(await runHere(['init', folder, '--yes'])).toMatchObject({
        code: 5,
        stderr: expect.stringContaining('network.yaml is there already, and is kept') as unknown,
      });
      await mkdir(join(folder, 'new/.github/workflows'), { recursive: true });
      await writeFile(join(folder, 'new/.github/workflows/network.yml'), '# mine\n');
      expect(await runHere(['init', join(folder, 'new'), '--yes', '--ci', 'github'])).toMatchObject({
        code: 5,
      });
      expect(await readdir(join(folder, 'new'))).toEqual(['.github']);
    }));

  it('says what to give where nobody can be asked', () =>
    inTempFolder(async (folder) => {
      const { code, stderr } = await runHere(['init', folder]);
      expect(code).toBe(2);
      expect(stderr).toContain('there is no terminal to ask at: give --name, or --yes');
    }));

  it.each(CI_NAMES)('writes the job of %s that docs/repository.md shows', async (name) => {
    const { text } = ciFile(name, '');
    expect(await readFile(join(ROOT, 'docs/repository.md'), 'utf8')).toContain(`\n${text}\`\`\`\n`);
  });
});

describe('the questions of netloom init', () => {
  const ANSWERS: Readonly<Record<string, readonly string[]>> = {
    name: ['home'],
    domain: ['example.com'],
    lan: ['192.168.1.0/24'],
    nodes: ['192.168.1', 'a=192.168.1.10'],
    router: [''],
    pool: ['192.168.1.10/32', '192.168.1.240-192.168.1.249'],
    internal: ['int.example.com'],
    tailnet: ['yes'],
    gitops: ['argocd'],
    git: ['https://token@git.example.com/home', 'https://git.example.com/home'],
    charts: ['registry.example.com/home'],
  };

  it('are asked again while an answer does not fit the earlier ones', () =>
    inTempFolder(async (folder) => {
      await git(folder, 'init', '--quiet');
      const { asker, refused } = person();
      const exits = await ask(folder, asker);
      expect(exits).toEqual([]);
      expect(refused).toEqual([
        expect.stringMatching(/"192\.168\.1" is not an IP address/),
        expect.stringMatching(/holds node "a"/),
        expect.stringMatching(/a Git repository is written/),
      ]);
      expect(await runHere(['validate', folder, '--max-warnings', '0'])).toMatchObject({ code: 0 });
    }));

  it.each(QUESTIONS.map(({ key }) => key))('may be stopped at %s, and nothing is written', (key) =>
    inTempFolder(async (folder) => {
      const { asker } = person(key);
      expect(await ask(folder, asker)).toEqual([130]);
      expect(await readdir(folder)).toEqual([]);
    }),
  );

  /** Somebody who answers, and stops at a question. */
  function person(stopsAt?: string): { readonly asker: Asker; readonly refused: string[] } {
    const left = new Map(Object.entries(ANSWERS).map(([key, answers]) => [key, [...answers]]));
    const refused: string[] = [];
    return {
      refused,
      asker: {
        ask: ({ key }) => Promise.resolve(key === stopsAt ? null : (left.get(key)?.shift() ?? '')),
        refuse: (why) => refused.push(why),
      },
    };
  }

  async function ask(folder: string, asker: Asker): Promise<readonly number[]> {
    const exits: number[] = [];
    const ignore = (): void => undefined;
    const context: Context = {
      terminal: {
        out: ignore,
        err: ignore,
        progress: ignore,
        color: { out: false, err: false },
        columns: { out: null, err: null },
      },
      signal: new AbortController().signal,
      finish: ignore,
      conceal: ignore,
      exit: (code) => exits.push(code),
    };
    await runInit(folder, { options: { import: false, output: 'human' }, context, openAsker: () => asker });
    return exits;
  }
});

describe('the default route', () => {
  const HEAD = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT';

  it.each([
    [`${HEAD}\neth0\t00000000\t0107A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n`, '192.168.7.1'],
    [`${HEAD}\neth0\t0007A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n`, null],
    [`${HEAD}\nwg0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0\n`, null],
    ['', null],
  ])('is read from what Linux lists: %#', (routes, gateway) => {
    expect(gatewayIn(routes)).toBe(gateway);
  });
});
