import { dumpYaml, plain } from '@netloom/chart-kit';
import type { ApiObject } from '@netloom/cluster';
import { load } from 'js-yaml';
import * as z from 'zod';
import { poolSteps, type PoolValues } from '../changes/pool-steps.ts';
import { replacedPools } from '../changes/pools-in-between.ts';

const Spec = z.looseObject({ addresses: z.array(z.string()) });
const Values = z.looseObject({
  metallb: z.looseObject({ ipAddressPools: z.array(z.looseObject({ name: z.string(), spec: Spec })) }),
});

/**
 * The umbrella's values, one text for each state on the way to the last: two where addresses move between pools, since
 * MetalLB's webhook lets no pool have what another one still has.
 */
export function umbrellaTexts(values: string, live: readonly ApiObject[]): readonly string[] {
  const desired = Values.safeParse(load(values)).data;
  if (desired === undefined) return [values];
  const { ipAddressPools } = desired.metallb;
  const steps = poolSteps(
    replacedPools(live, new Set(ipAddressPools.map(({ name }) => name))).map(toValues),
    ipAddressPools,
  );
  if (steps === null) return [values];
  const between = { ...desired, metallb: { ...desired.metallb, ipAddressPools: steps.between } };
  return [dumpYaml(plain(between)), values];
}

function toValues({ metadata: { name }, spec }: ApiObject): PoolValues {
  return { name, spec: Spec.parse(spec) };
}
