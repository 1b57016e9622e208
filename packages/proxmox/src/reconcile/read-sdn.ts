import type { Collection, PendingEntry, ProxmoxClient, ProxmoxVersion } from '../client/index.ts';
import { ProxmoxError } from '../client/index.ts';
import { keyOf, sameOptions, toOptions, type Options, type SdnKind } from './sdn-object.ts';

export interface ObservedObject {
  readonly kind: SdnKind;
  readonly id: string;
  /** What the hosts run; null for what is new. */
  readonly running: Options | null;
  /** What the next apply makes of it; null for what is deleted. */
  readonly edited: Options | null;
  /** What Proxmox itself says of it, also where what waits is an option that no network decides; null for nothing. */
  readonly state: 'new' | 'changed' | 'deleted' | null;
}

/** What a host says of its zones; null where it did not answer. */
export interface ObservedHost {
  readonly name: string;
  readonly zones: ReadonlyMap<string, string> | null;
  /** In the words of whoever failed; empty where nothing did. */
  readonly trouble: string;
}

export interface ObservedSdn {
  readonly version: ProxmoxVersion;
  readonly objects: ReadonlyMap<string, ObservedObject>;
  readonly hosts: readonly ObservedHost[];
  /** Names of controllers with a change that waits: an apply commits it, too. */
  readonly pendingControllers: readonly string[];
}

/** Reads everything that the SDN of a cluster is made of, and how each of `hosts` is doing. */
export async function readSdn(client: ProxmoxClient, hosts: readonly string[]): Promise<ObservedSdn> {
  const version = await client.version();
  const zones = await readCollection(client, { kind: 'zones' });
  const vnets = await readCollection(client, { kind: 'vnets' });
  const subnets: ObservedObject[] = [];
  // a VNet that is being deleted shows its subnets no more
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

/** The plain list has what is edited: in the pending one, the word "deleted" may be a value or the lack of it. */
async function readCollection(
  client: ProxmoxClient,
  collection: Exclude<Collection, { kind: 'controllers' }>,
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

/** A VNet and a subnet have a `type` that says nothing. */
function optionsOf(kind: SdnKind, entry: PendingEntry): Readonly<Record<string, unknown>> {
  const { type, ...rest } = entry;
  return kind === 'zone' ? { ...rest, type } : rest;
}

async function readHost(client: ProxmoxClient, name: string): Promise<ObservedHost> {
  try {
    const zones = await client.zoneStatus(name);
    return { name, zones: new Map(zones.map(({ zone, status }) => [zone, status])), trouble: '' };
  } catch (error) {
    if (!(error instanceof ProxmoxError) || error.trouble === 'unauthorized' || error.trouble === 'forbidden')
      throw error;
    return { name, zones: null, trouble: error.said };
  }
}

export function isPending({ running, edited }: ObservedObject): boolean {
  if (running === null || edited === null) return running !== edited;
  return !sameOptions(running, edited);
}
