import { groupOf, type ApiObject } from '@netloom/cluster';
import { rangesInWords } from '@netloom/network-model';
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
      addresses: rangesInWords(addresses.intervals),
    })),
    between: steps.between.map(({ name, spec }) => ({ name, addresses: spec.addresses })),
  };
}

function poolsOf(objects: readonly ApiObject[]): readonly PoolValues[] {
  return objects
    .filter(({ kind, apiVersion }) => kind === 'IPAddressPool' && groupOf(apiVersion) === 'metallb.io')
    .map((object) => ({ name: object.metadata.name, spec: Pool.parse(object).spec }));
}
