import { groupOf, ownerOf, type ApiObject } from '@netloom/cluster';
import { describeRanges } from '@netloom/network-model';
import * as z from 'zod';
import { poolSteps, type PoolValues } from './pool-steps.ts';

/** Why pools are changed in two steps, and what they are in between. */
export interface PoolsInBetween {
  readonly moves: readonly { readonly from: string; readonly to: string; readonly addresses: string }[];
  readonly between: readonly { readonly name: string; readonly addresses: readonly string[] }[];
}

const Pool = z.looseObject({ spec: z.looseObject({ addresses: z.array(z.string()) }) });

/** The two steps of IPAddressPools that manifests hold; null where one step does. */
export function poolsInBetween(
  before: readonly ApiObject[],
  after: readonly ApiObject[],
): PoolsInBetween | null {
  const steps = poolSteps(poolsOf(before), poolsOf(after));
  if (steps === null) return null;
  return {
    moves: steps.moves.map(({ from, to, addresses }) => ({
      from,
      to,
      addresses: describeRanges(addresses.intervals),
    })),
    between: steps.between.map(({ name, spec }) => ({ name, addresses: spec.addresses })),
  };
}

/** The same from what a cluster has to what is desired. */
export function livePoolSteps(
  live: readonly ApiObject[],
  desired: readonly ApiObject[],
): PoolsInBetween | null {
  const names = desired.filter(isPool).map(({ metadata }) => metadata.name);
  return poolsInBetween(replacedPools(live, new Set(names)), desired);
}

/** Of the pools that are there, those that the release changes: all others keep their addresses, however many steps there are. */
export function replacedPools(
  live: readonly ApiObject[],
  desired: ReadonlySet<string>,
): readonly ApiObject[] {
  return live.filter((pool) => desired.has(pool.metadata.name) || ownerOf(pool).kind === 'ours');
}

function isPool({ kind, apiVersion }: ApiObject): boolean {
  return kind === 'IPAddressPool' && groupOf(apiVersion) === 'metallb.io';
}

function poolsOf(objects: readonly ApiObject[]): readonly PoolValues[] {
  return objects
    .filter(isPool)
    .map((object) => ({ name: object.metadata.name, spec: Pool.parse(object).spec }));
}
