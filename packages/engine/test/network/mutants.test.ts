import { readFileSync } from 'node:fs';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { parseSource, type Diagnostic } from '@netloom/diagnostics';
import { FIXTURES } from '@netloom/network-model/testing';
import { fixNetwork } from '../../src/fix.ts';
import { buildNetwork, checkNetwork } from '../../src/index.ts';
import { mutantsOf, type Mutant } from './mutants.ts';

// as withReach loads it, once for all mutants
const { toReach } = await import('@netloom/reachability');

function network(folder: string): Mutant['value'] {
  const path = `${folder}/network.yaml`;
  // what the parser gives is plain data
  return plain(parseSource(readFileSync(new URL(path, FIXTURES), 'utf8'), path).value);
}

/** What is wrong with the verdict over one mutant; null for a verdict that says what there is to say. */
async function problemOf({ value }: Mutant, index: number): Promise<string | null> {
  const parsed = { ...parseSource(dumpYaml(value), 'network.yaml'), toReach };
  const checked = checkNetwork(parsed);
  const { kind, diagnostics } = checked;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (diagnostics.some((one) => !isPlaced(one))) return 'a diagnostic without a place';
  if (kind !== 'checked') return errors.length > 0 ? null : `${kind} without an error`;
  // each costs more than the check: a part of them shows as much.
  if (index % 10 === 0) {
    const { checked: fixed } = fixNetwork(parsed);
    if (fixed.kind !== 'checked') return `${fixed.kind} after its fixes`;
  }
  if (errors.length === 0 && index % 10 === 5) await buildNetwork(checked);
  return null;
}

function isPlaced({ code, range }: Diagnostic): boolean {
  return code === 'too-many-mistakes' || range !== null;
}

/** A mistake of ours, as the text that a person would see. */
async function problemOrStack(mutant: Mutant, index: number): Promise<string | null> {
  try {
    return await problemOf(mutant, index);
  } catch (error) {
    return String(error instanceof Error ? error.stack : error);
  }
}

describe('a network with something wrong at any place', () => {
  const folders = [
    'networks/homelab',
    'examples/dual-stack-bgp',
    'examples/as-documented',
    'examples/minimal',
  ];
  // every fifth: the rest is the same at other places
  const mutants = folders.map((folder) => ({
    folder,
    list: [...mutantsOf(network(folder))].filter((_, index) => index % 5 === 0),
  }));

  it('is checked with at least 5,000 mutants', () => {
    expect(mutants.reduce((sum, { list }) => sum + list.length, 0)).toBeGreaterThan(5_000);
  });

  it.each(mutants)(
    'gives a verdict with places, and no exception: $folder',
    async ({ list }) => {
      const problems: string[] = [];
      for (const [index, mutant] of list.entries()) {
        const problem = await problemOrStack(mutant, index);
        if (problem !== null) problems.push(`${mutant.name}: ${problem}`);
      }
      expect(problems).toEqual([]);
    },
    600_000,
  );

  it('is still sound where the change says the same', () => {
    const same = plain(network('examples/minimal'));
    expect(checkNetwork(parseSource(dumpYaml(same), 'network.yaml')).diagnostics).toEqual([]);
  });
});
