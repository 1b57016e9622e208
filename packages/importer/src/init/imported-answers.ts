import { assemble } from '../model/assemble/network.ts';
import { collect, liveIn } from '../model/collect.ts';
import { textOf, type Planned, type PlannedMap } from '../model/planned.ts';
import type { Sources } from '../sources/sources.ts';
import type { Answers } from './answers.ts';

/** The answers that files give, if they are of one network; what an import would guess is none of them. */
export function answersIn(sources: Sources): Answers {
  const [cluster, other] = sources.clusters;
  if (cluster === undefined || other !== undefined) return {};
  return answersOf(assemble(collect(liveIn(sources, cluster)), cluster).file);
}

function answersOf(file: PlannedMap): Answers {
  const nodes = machinesAt(file, ['cluster', 'nodes']);
  const pool = itemsAt(file, ['loadBalancer', 'pools']).flatMap((one) => itemsAt(one, ['addresses']))[0];
  const stated = {
    domain: textAt(file, ['domain']),
    // its size is always a guess, but one around addresses that the files state
    lan:
      nodes === undefined && pool === undefined ? undefined : textAt(file, ['lan', 'cidr'], 'guesses, too'),
    nodes,
    proxmox: machinesAt(file, ['proxmox', 'hosts']),
    pool: pool === undefined ? undefined : textAt(pool, []),
    internal: textAt(file, ['ingress', 'domain']),
    tunnel: textAt(file, ['tunnel', 'id']),
  };
  return Object.fromEntries(Object.entries(stated).filter(([, answer]) => answer !== undefined));
}

function machinesAt(file: PlannedMap, path: readonly string[]): string | undefined {
  const machines = itemsAt(file, path).flatMap((machine) => {
    const [name, address] = [textAt(machine, ['name']), textAt(machine, ['address'])];
    return name === undefined || address === undefined ? [] : [`${name}=${address}`];
  });
  return machines.length === 0 ? undefined : machines.join(', ');
}

function textAt(
  planned: Planned,
  path: readonly string[],
  which: 'stated' | 'guesses, too' = 'stated',
): string | undefined {
  const found = at(planned, path);
  if (found?.kind !== 'scalar') return undefined;
  return found.guess === undefined || which === 'guesses, too' ? textOf(found) : undefined;
}

function itemsAt(planned: Planned, path: readonly string[]): readonly Planned[] {
  const found = at(planned, path);
  return found?.kind === 'list' ? found.items : [];
}

function at(planned: Planned, path: readonly string[]): Planned | undefined {
  return path.reduce<Planned | undefined>(
    (found, key) => (found?.kind === 'map' ? found.entries.get(key) : undefined),
    planned,
  );
}
