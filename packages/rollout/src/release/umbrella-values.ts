import { dumpYaml, plain } from '@netloom/chart-kit';
import { ownerOf, type ApiObject, type Cluster } from '@netloom/cluster';
import { load } from 'js-yaml';
import * as z from 'zod';
import { poolSteps, type PoolValues } from '../changes/pool-steps.ts';

const Spec = z.looseObject({ addresses: z.array(z.string()) });
const Values = z.looseObject({
  metallb: z.looseObject({ ipAddressPools: z.array(z.looseObject({ name: z.string(), spec: Spec })) }),
});

/** The pools of MetalLB, whoever made them. */
export async function livePools(cluster: Cluster): Promise<readonly ApiObject[]> {
  return cluster.list({ apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool' });
}

/**
 * The umbrella's values, one text for each state on the way to the last: two where addresses move between pools, since
 * MetalLB's webhook lets no pool have what another one still has.
 */
export function umbrellaTexts(values: string, live: readonly ApiObject[]): readonly string[] {
  const wanted = Values.safeParse(load(values)).data;
  if (wanted === undefined) return [values];
  const { ipAddressPools } = wanted.metallb;
  const steps = poolSteps(
    replacedPools(live, new Set(ipAddressPools.map(({ name }) => name))).map(toValues),
    ipAddressPools,
  );
  if (steps === null) return [values];
  const between = { ...wanted, metallb: { ...wanted.metallb, ipAddressPools: steps.between } };
  return [dumpYaml(plain(between)), values];
}

/** Of the pools that are there, those that the release changes: all others keep their addresses, however many steps there are. */
export function replacedPools(live: readonly ApiObject[], wanted: ReadonlySet<string>): readonly ApiObject[] {
  return live.filter((pool) => wanted.has(pool.metadata.name) || ownerOf(pool).kind === 'ours');
}

function toValues({ metadata: { name }, spec }: ApiObject): PoolValues {
  return { name, spec: Spec.parse(spec) };
}
