import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageUmbrella } from '@netloom/archives';
import { checkNetwork, loadNetwork, umbrellaValues } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import { compare, type Contender } from './compare.ts';
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
} finally {
  await rm(scratch, { recursive: true, force: true });
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
