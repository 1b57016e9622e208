import type { Address } from '@netloom/addresses';
import { isUnder, namesAnswering } from '../host-names.ts';
import { ingressOf } from '../ingress-of.ts';
import type { Hostname } from '../names.ts';
import type { Network, Resolver } from '../network.ts';
import { internalNames } from '../split-horizon/internal-names.ts';
import { RESOLVING } from './kinds.ts';

/** A name, perhaps a wildcard, and where it is at home. */
export interface HomeAnswer {
  readonly name: Hostname;
  readonly addresses: readonly Address[];
  /** What the file states it by. */
  readonly of: object;
}

const indexes = new WeakMap<Network, ReadonlyMap<string, HomeAnswer>>();

/** By their names. Traces ask for host after host: the index is built once. */
function homeAnswers(network: Network): ReadonlyMap<string, HomeAnswer> {
  const index = indexes.get(network) ?? indexOf(network);
  indexes.set(network, index);
  return index;
}

/** What the names of the network are at home: of what is published the address inside, and not that of the router. */
function indexOf(network: Network): ReadonlyMap<string, HomeAnswer> {
  const { exposures, balancers } = network;
  const answers = new Map<string, HomeAnswer>();
  const add = (answer: HomeAnswer): void => {
    if (answer.addresses.length > 0 && !answers.has(answer.name)) answers.set(answer.name, answer);
  };
  for (const balancer of balancers) {
    const { host, addresses } = balancer;
    if (host !== null) add({ name: host, addresses, of: balancer });
  }
  for (const exposure of exposures) {
    const ingress = exposure.via === 'ingress' ? ingressOf(network, exposure) : undefined;
    if (ingress !== undefined) add({ name: exposure.host, addresses: ingress.addresses, of: exposure });
  }
  for (const records of internalNames(network).values()) {
    const [first] = records;
    if (first === undefined) continue;
    const targets = records.flatMap((record) => record.targets);
    add({ name: first.name, addresses: targets.filter((target) => typeof target !== 'string'), of: first });
  }
  return answers;
}

/** The rows of one resolver: those of the domains that it serves, as far as it can have them. */
export function answersOf(network: Network, resolver: Resolver): readonly HomeAnswer[] {
  return [...homeAnswers(network).values()].filter(({ name }) => hasRow(resolver, name));
}

/** What a resolver answers itself for a host; null where it asks others. */
export function resolverAnswer(network: Network, resolver: Resolver, host: string): HomeAnswer | null {
  const answers = homeAnswers(network);
  for (const name of namesAnswering(host)) {
    const answer = answers.get(name);
    if (answer !== undefined && hasRow(resolver, name)) return answer;
  }
  return null;
}

function hasRow({ serves, kind }: Resolver, name: string): boolean {
  return (
    serves.some((domain) => isUnder(name, domain)) && (RESOLVING[kind].hasWildcards || !name.startsWith('*.'))
  );
}
