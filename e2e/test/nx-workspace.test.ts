import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeUnless } from './support/describe-unless.ts';
import { commitAll, createNxWorkspace, registryMissing, succeed } from './support/nx-workspace.ts';
import { packedTarball } from './support/packed-tarball.ts';

/** The oldest and the newest version that the plugin is for. */
const NX_VERSIONS = [
  // with `auto` it looks for changed packages in package.json alone
  { nxVersion: '21.0.0', readsLockFile: false },
  { nxVersion: '24.0.6', readsLockFile: true },
];
const HOME = 'networks/home/network.yaml';
const ZURICH = 'sites/Zürich 1/network.yaml';
const PROJECTS = ['network-home', 'network-sites-Zürich 1'];
const TARGETS = ['validate', 'build', 'check', 'template'];
/** The checksum of netloom in the lock file, and what stands before it. */
const LOCKED = /(?<before>"node_modules\/netloom": \{[^}]+"integrity": "sha512-)[^"]{8}/;
const NX_MS = 180_000;

const reason = await registryMissing(NX_VERSIONS.map(({ nxVersion }) => nxVersion));

describeUnless(reason, "a user's workspace", () => {
  let tarball: string;
  beforeAll(async () => {
    tarball = await packedTarball();
  }, NX_MS);

  describe.each(NX_VERSIONS)('with Nx $nxVersion', ({ nxVersion, readsLockFile }) => {
    let workspace: Awaited<ReturnType<typeof createNxWorkspace>>;
    beforeAll(async () => {
      const networks = { [HOME]: 'minimal', [ZURICH]: 'minimal' };
      workspace = await createNxWorkspace({ nxVersion, tarball, networks });
    }, NX_MS);
    afterAll(() => workspace.remove());

    const nx = (...args: readonly string[]) => workspace.run('nx', ...args);
    const affected = async (...args: readonly string[]) =>
      names(await succeed(nx('show', 'projects', '--affected', '--json', ...args)));

    it(
      'has a project for each network, and all targets of it run',
      async () => {
        const projects = names(await succeed(nx('show', 'projects', '--json')));
        expect(new Set(projects)).toEqual(new Set(PROJECTS));
        // check compares what build has written
        await succeed(nx('run-many', '-t', 'validate', 'build'));
        await succeed(nx('run-many', '-t', 'check', 'template'));
        expect(await readdir(join(workspace.root, 'sites/Zürich 1/generated'))).toContain('values.yaml');
        await commitAll(workspace.run);
      },
      NX_MS,
    );

    it(
      'takes all targets from the cache as long as nothing changes',
      async () => {
        const { cached, executed } = tasksOf(await succeed(nx('run-many', '-t', ...TARGETS)));
        expect([cached.length, executed]).toEqual([8, []]);
      },
      NX_MS,
    );

    it(
      'restores generated/ from the cache',
      async () => {
        await rm(join(workspace.root, 'networks/home/generated'), { recursive: true });
        const { cached } = tasksOf(await succeed(nx('build', 'network-home')));
        expect(cached).toEqual(['network-home:build']);
        expect(await succeed(workspace.run('git', 'status', '--porcelain'))).toBe('');
      },
      NX_MS,
    );

    it(
      'finds a generated file that was edited, and runs nothing else again',
      async () => {
        await appendFile(join(workspace.root, 'networks/home/generated/values.yaml'), '# by hand\n');
        const { exitCode, stdout } = await nx(
          'run-many',
          '-t',
          ...TARGETS.filter((name) => name !== 'build'),
        );
        expect(exitCode).toBe(1);
        expect(stdout).toContain('networks/home/generated is not up to date with networks/home/network.yaml');
        expect(tasksOf(stdout).executed).toEqual(['network-home:check']);
        await succeed(workspace.run('git', 'checkout', '--quiet', '.'));
      },
      NX_MS,
    );

    it(
      'calls only the changed network affected',
      async () => {
        await appendFile(join(workspace.root, HOME), '# a remark\n');
        await commitAll(workspace.run);
        expect(await affected('--base=HEAD~1', '--head=HEAD')).toEqual(['network-home']);
        const { cached, executed } = tasksOf(await succeed(nx('run-many', '-t', 'validate')));
        expect([cached, executed]).toEqual([['network-sites-Zürich 1:validate'], ['network-home:validate']]);
      },
      NX_MS,
    );

    it(
      'runs all targets again with another netloom, whose networks it calls affected',
      async () => {
        const path = join(workspace.root, 'package-lock.json');
        const lock = await readFile(path, 'utf8');
        await writeFile(path, lock.replace(LOCKED, '$<before>AAAAAAAA'));
        await commitAll(workspace.run);
        const projects = await affected('--base=HEAD~1', '--head=HEAD');
        expect(new Set(projects)).toEqual(new Set(readsLockFile ? PROJECTS : []));
        const { executed } = tasksOf(await succeed(nx('run-many', '-t', 'validate')));
        expect(executed).toHaveLength(2);
      },
      NX_MS,
    );
  });
});

/** The tasks of a run, by whether their output came from the cache. */
function tasksOf(stdout: string): {
  readonly cached: readonly string[];
  readonly executed: readonly string[];
} {
  const tasks = [...stdout.matchAll(/^> nx run (.+?:\w+)( {2}\[.+\])?$/gm)];
  const names = (isCached: boolean) =>
    tasks.filter(([, , note]) => (note !== undefined) === isCached).map(([, task = '']) => task);
  return { cached: names(true), executed: names(false) };
}

function names(json: string): readonly string[] {
  const parsed: unknown = JSON.parse(json);
  if (!Array.isArray(parsed)) throw new Error(`nx printed no list: ${json}`);
  return parsed.map(String);
}
