import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageUmbrella } from '@netloom/archives';
import { checkNetwork, loadNetwork, umbrellaValues } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import { compare, type Contender } from './compare.ts';
import { costOf, writeFleet } from './fleet.ts';
import { generatedNetwork } from './generated-network.ts';

const ROUNDS = 15;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NETLOOM = join(ROOT, 'packages/cli/bin/netloom.js');
const NETWORK = join(ROOT, 'networks/homelab/network.yaml');

const netloom = (...args: readonly string[]): Contender => ({
  name: `netloom ${args.join(' ')}`,
  command: [process.execPath, NETLOOM, ...args, NETWORK],
});

const scratch = await mkdtemp(join(tmpdir(), 'netloom-bench-'));
try {
  await print('Checking and building the homelab', [
    { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
    netloom('validate'),
    netloom('build', '--check'),
  ]);
  await print('Templating the homelab', [await bareHelm(), netloom('template')]);
  await print('Checking a generated network', [await generated(1_000), await generated(10_000)]);
  await printFleet();
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** A thousand networks, each time in one process: at most 20 s and 1 GiB. */
async function printFleet(): Promise<void> {
  const text = await readFile(NETWORK, 'utf8');
  const sites = await writeFleet(scratch, { text, count: 1_000, lan: 'own' });
  const copies = await writeFleet(scratch, { text, count: 1_000, lan: 'shared' });
  console.log('1,000 networks in one process (one run each)');
  for (const [name, command, folders] of [
    ['validate', ['validate'], sites],
    ['validate, of copies', ['validate'], copies],
    ['build', ['build'], sites],
    ['build --check', ['build', '--check'], sites],
  ] as const) {
    const { seconds, mebibytes } = await costOf([process.execPath, NETLOOM, ...command, ...folders], scratch);
    console.log(
      `  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s  ${mebibytes.toFixed(0).padStart(6)} MiB`,
    );
  }
}

/** A valid network of that many services and twice as many claims. */
async function generated(services: number): Promise<Contender> {
  const path = join(scratch, `${services}.yaml`);
  await writeFile(path, generatedNetwork(services));
  return { name: `${services} services`, command: [process.execPath, NETLOOM, 'validate', path] };
}

/** Helm alone for the same manifests: the lower bound. */
async function bareHelm(): Promise<Contender> {
  const checked = checkNetwork(await loadNetwork(NETWORK));
  if (checked.kind !== 'checked') throw new Error('the homelab has mistakes of form');
  const chart = join(scratch, 'netloom');
  const values = join(scratch, 'values.yaml');
  await stageUmbrella({ charts: join(ROOT, 'charts'), out: chart });
  await writeFile(values, umbrellaValues(checked.facts.network));
  const { path } = await findHelm(process);
  const args = ['template', 'netloom', chart, '--values', values, '--set', 'global.allowPlaceholders=true'];
  return { name: 'helm template', command: [path, ...args] };
}

async function print(title: string, contenders: readonly Contender[]): Promise<void> {
  console.log(`${title} (medians of ${ROUNDS} rounds, run in turn)`);
  for (const { name, median, ratio } of await compare(contenders, ROUNDS)) {
    console.log(
      `  ${name.padEnd(24)} ${median.toFixed(0).padStart(6)} ms  ${ratio.toFixed(2).padStart(6)} ×`,
    );
  }
}
