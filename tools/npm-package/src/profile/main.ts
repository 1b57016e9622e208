import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { extract } from 'tar';
import { medians, timesBy, type CpuProfile } from './cpu-profile.ts';
import { evaluationOf, Sources } from './sources.ts';

const DIST = 'dist/npm';
const RUNS = 11;
const MOST = 25;

/** Prints where the packed command spends its time: `node tools/npm-package/src/profile/main.ts validate networks/homelab`. */
async function main(args: readonly string[]): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'netloom-profile-'));
  try {
    const [tarball] = (await readdir(DIST)).filter((name) => name.endsWith('.tgz'));
    if (tarball === undefined) throw new Error(`${DIST} has no tarball: run \`npm run pack\``);
    await extract({ file: join(DIST, tarball), cwd: scratch });
    const modules = (await readdir(join(scratch, 'package/lib'))).filter((name) => name.endsWith('.js'));
    const sources = await Sources.read(join(DIST, 'source-maps'), modules);
    const profiles = await profile(args, scratch);
    const evaluated = profiles.map((one) => timesBy(one, { how: 'total', nameOf: evaluationOf }));
    const spent = profiles.map((one) =>
      timesBy(one, { how: 'self', nameOf: (frame) => sources.packageOf(frame) }),
    );
    console.log(table('evaluation of a module, with what it calls', medians(evaluated)));
    console.log(table('time by package', medians(spent)));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Runs of the command with a warm compile cache. */
async function profile(args: readonly string[], scratch: string): Promise<readonly CpuProfile[]> {
  const command = [join(scratch, 'package/bin/netloom.js'), ...args];
  const options = {
    reject: false,
    stdio: 'ignore',
    env: { XDG_CACHE_HOME: join(scratch, 'cache') },
  } as const;
  for (const _ of [1, 2]) await execa('node', command, options);
  const folder = join(scratch, 'profiles');
  await mkdir(folder);
  const flags = ['--cpu-prof', '--cpu-prof-interval', '100', '--cpu-prof-dir', folder];
  for (let run = 0; run < RUNS; run += 1) await execa('node', [...flags, ...command], options);
  const texts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  // written by V8
  return texts.map((text) => JSON.parse(text) as CpuProfile);
}

function table(title: string, rows: readonly (readonly [string, number])[]): string {
  const lines = rows.slice(0, MOST).map(([name, time]) => `${time.toFixed(1).padStart(8)} ms  ${name}`);
  return [title, ...lines, ''].join('\n');
}

await main(process.argv.slice(2));
