import { Address } from '@netloom/addresses';
import { parseObject, type ApiObject } from '@netloom/cluster';
import { load } from '@netloom/network-model/testing';
import { toCheck, type CheckDefinition } from '../src/check.ts';
import { desiredObjects } from '../src/desired/desired-objects.ts';
import type { DoctorFacts } from '../src/facts.ts';
import { NotChecked } from '../src/not-checked.ts';
import type { Vantage } from '../src/vantage.ts';

/** What the fixtures' homelab is expected to be. */
export function homelab(): DoctorFacts {
  return factsOf('networks/homelab');
}

export function factsOf(folder: string): DoctorFacts {
  const facts = load(`${folder}/network.yaml`);
  return {
    ...facts,
    objects: desiredObjects(facts.network, facts.origins),
    now: Date.parse('2026-11-29T00:00:00Z'),
  };
}

const noProxmox = Promise.reject(new NotChecked('no token of Proxmox', 'not-here'));
noProxmox.catch(() => undefined);

const NOWHERE = {
  resolvers: {},
  proxmox: noProxmox,
  device: [],
  neighbours: async () => Promise.resolve([]),
  pod: Promise.resolve(null),
  probe: null,
  timeoutMs: 5_000,
};

/** A place from which nothing can be seen. */
export function nothing(timeoutMs = 5_000): Vantage {
  const cluster = Promise.reject(new NotChecked('no cluster'));
  cluster.catch(() => undefined);
  return { ...NOWHERE, cluster, timeoutMs };
}

interface ClusterOptions {
  readonly served?: boolean;
  /** What any pod answers. */
  readonly pod?: { readonly status: number; readonly text: string };
}

/** A cluster that has these objects, and nothing else. */
export function clusterWith(
  objects: readonly ApiObject[],
  { served = true, pod = { status: 200, text: '' } }: ClusterOptions = {},
): Vantage {
  const is = (object: ApiObject, apiVersion: string, kind: string): boolean =>
    object.apiVersion === apiVersion && object.kind === kind;
  const cluster = {
    context: 'lab',
    server: 'https://lab',
    authorities: [],
    version: async () => Promise.resolve('v1.37.1+k3s1'),
    serves: async () => Promise.resolve(served),
    get: async ({ apiVersion, kind, namespace, name }) => {
      const found = objects.find(
        (object) =>
          is(object, apiVersion, kind) &&
          object.metadata.name === name &&
          (object.metadata.namespace ?? null) === namespace,
      );
      return Promise.resolve(found ?? null);
    },
    list: async ({ apiVersion, kind, namespace }) => {
      const found = objects.filter(
        (object) =>
          is(object, apiVersion, kind) &&
          (namespace === undefined || object.metadata.namespace === namespace),
      );
      return Promise.resolve(found);
    },
    askPod: async () => Promise.resolve(pod),
  } satisfies Awaited<Vantage['cluster']>;
  return { ...NOWHERE, cluster: Promise.resolve(cluster) };
}

/** An object by `apiVersion Kind namespace/name`, and what else it has. */
export function object(ref: string, more: object = {}, metadata: object = {}): ApiObject {
  const [apiVersion = '', kind = '', path = ''] = ref.split(' ');
  const [name = '', namespace] = path.split('/').toReversed();
  return parseObject({ apiVersion, kind, metadata: { name, namespace, ...metadata }, ...more });
}

/** What a check says of a cluster: `severity: saw; expected …`. */
export async function problemsOf<Observed>(
  check: CheckDefinition<Observed>,
  vantage: Vantage,
  facts: DoctorFacts = homelab(),
): Promise<readonly string[]> {
  const { problems, unknown } = await toCheck(check).examine(vantage, facts);
  return [
    ...problems.map(({ severity, saw, expected }) => `${severity}: ${saw}; expected ${expected}`),
    ...unknown.map(({ why }) => `not checked: ${why}`),
  ];
}

export function addressOf(text: string): Address {
  const parsed = Address.parse(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}
