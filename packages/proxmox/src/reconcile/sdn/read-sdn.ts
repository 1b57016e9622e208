import type { SdnCollection, PendingEntry, ProxmoxClient, ProxmoxVersion } from '../../client/index.ts';
import { hostProblem } from '../host-problem.ts';
import { keyOf, sameOptions, toOptions, type SdnKind, type SdnOptions } from './sdn-object.ts';

export interface ObservedObject {
  readonly kind: SdnKind;
  readonly id: string;
  /** What the hosts run; null for what is new. */
  readonly running: SdnOptions | null;
  /** What it is after the next apply; null for what is deleted. */
  readonly edited: SdnOptions | null;
  /** The state that Proxmox shows, also for pending options that no network decides; null where nothing is pending. */
  readonly state: 'new' | 'changed' | 'deleted' | null;
}

/** A host, with the status of each zone there. */
export interface ObservedHost {
  readonly name: string;
  /** null where the host did not answer. */
  readonly zones: ReadonlyMap<string, string> | null;
  /** Why it did not answer; empty where it did. */
  readonly problem: string;
}

export interface ObservedSdn {
  readonly version: ProxmoxVersion;
  readonly objects: ReadonlyMap<string, ObservedObject>;
  readonly hosts: readonly ObservedHost[];
  /** Controllers with a pending change, which an apply commits too. */
  readonly pendingControllers: readonly string[];
}

/** Reads the whole SDN of a cluster, and the status of the zones on each of `hosts`. */
export async function readSdn(client: ProxmoxClient, hosts: readonly string[]): Promise<ObservedSdn> {
  const version = await client.version();
  const zones = await readCollection(client, { kind: 'zones' });
  const vnets = await readCollection(client, { kind: 'vnets' });
  const subnets: ObservedObject[] = [];
  // Proxmox does not list the subnets of a VNet whose deletion is pending
  for (const { id } of vnets.filter(({ edited }) => edited !== null)) {
    subnets.push(...(await readCollection(client, { kind: 'subnets', vnet: id })));
  }
  const objects = new Map([...zones, ...vnets, ...subnets].map((object) => [keyOf(object), object]));
  const observedHosts: ObservedHost[] = [];
  for (const host of hosts) observedHosts.push(await readHost(client, host));
  const controllers = await client.listPending({ kind: 'controllers' });
  const pendingControllers = controllers.flatMap(({ state, controller }) =>
    state === undefined ? [] : [`${String(controller)} is ${state}`],
  );
  return { version, objects, hosts: observedHosts, pendingControllers };
}

const KINDS = { zones: 'zone', vnets: 'vnet', subnets: 'subnet' } as const;

/** Edited values come from the plain list: in the pending one, "deleted" may be a value or mean that there is none. */
async function readCollection(
  client: ProxmoxClient,
  collection: Exclude<SdnCollection, { kind: 'controllers' }>,
): Promise<readonly ObservedObject[]> {
  const kind = KINDS[collection.kind];
  const plain = new Map((await client.list(collection)).map((entry) => [String(entry[kind]), entry]));
  const pending = await client.listPending(collection);
  return pending.map((entry) => {
    const id = String(entry[kind]);
    const edited = plain.get(id);
    return {
      kind,
      id,
      state: entry.state ?? null,
      running: entry.state === 'new' ? null : toOptions(kind, optionsOf(kind, entry)),
      edited:
        edited === undefined || entry.state === 'deleted' ? null : toOptions(kind, optionsOf(kind, edited)),
    };
  });
}

/** The `type` of a VNet or a subnet has no meaning. */
function optionsOf(kind: SdnKind, entry: PendingEntry): Readonly<Record<string, unknown>> {
  const { type, ...rest } = entry;
  return kind === 'zone' ? { ...rest, type } : rest;
}

async function readHost(client: ProxmoxClient, name: string): Promise<ObservedHost> {
  try {
    const zones = await client.hosts.zoneStatus(name);
    return { name, zones: new Map(zones.map(({ zone, status }) => [zone, status])), problem: '' };
  } catch (error) {
    return { name, zones: null, problem: hostProblem(error) };
  }
}

export function isPending({ running, edited }: ObservedObject): boolean {
  if (running === null || edited === null) return running !== edited;
  return !sameOptions(running, edited);
}
