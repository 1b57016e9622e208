import { Cidr } from '@netloom/addresses';
import type { DesiredSdn } from './desired-sdn.ts';
import type { Refusal } from './plan.ts';
import { keyOf, nameOf, sameOption, type SdnObject } from './sdn-object.ts';

export interface Judging {
  readonly desired: DesiredSdn;
  /** What is there before the first write. */
  readonly current: readonly SdnObject[];
  readonly owned: ReadonlySet<string>;
  readonly allow: ReadonlySet<'adopt' | 'deletes'>;
}

/** What stands against making `object` as it should be. */
export function judgeChange(object: SdnObject, judging: Judging): readonly Refusal[] {
  const { current, owned, allow } = judging;
  const found = current.find((other) => keyOf(other) === keyOf(object));
  if (found === undefined) return tagTaken(object, judging);
  if (!owned.has(keyOf(object)) && !allow.has('adopt')) return [notOurs(found, object)];
  if (!sameOption('type', found.options.type, object.options.type)) return [otherType(found, object)];
  return [
    ...sharedZone(object, judging),
    ...fixedIpam(found, { object, current }),
    ...moved(found, { object, allow }),
    ...(sameOption('vnet', found.options.vnet, object.options.vnet) ? [] : judgeDelete(found, judging)),
    ...tagTaken(object, judging),
  ];
}

/** What stands against taking `object` away. */
export function judgeDelete(object: SdnObject, judging: Judging): readonly Refusal[] {
  const { desired, current, owned } = judging;
  const inside = [object, ...within(object, current)];
  const ranges = inside.filter(({ kind }) => kind === 'subnet').flatMap(({ id }) => cidrOf(id));
  const cut = desired.nodes.filter(({ address }) => ranges.some((cidr) => cidr.contains(address)));
  const others = inside.filter((other) => other.kind !== 'subnet' && !owned.has(keyOf(other)));
  return [
    ...(cut.length === 0
      ? []
      : [
          {
            code: 'cuts-nodes-off' as const,
            message: `${nameOf(object)} carries ${cut.map(({ name, address }) => `${name} (${address})`).join(', ')}: without it the cluster is cut off.`,
            help: 'Give the nodes other addresses first, or remove it by hand.',
          },
        ]),
    ...others.map((other) => ({
      code: 'shared-zone' as const,
      message: `${nameOf(object)} cannot go: ${nameOf(other)} in it is not ours.`,
      help: 'Move or remove what is in it by hand.',
    })),
  ];
}

function within({ kind, id }: SdnObject, current: readonly SdnObject[]): readonly SdnObject[] {
  const vnets =
    kind === 'zone' ? current.filter((other) => other.kind === 'vnet' && other.options.zone === id) : [];
  const names = kind === 'vnet' ? [id] : vnets.map((vnet) => vnet.id);
  const subnets = current.filter(
    (other) => other.kind === 'subnet' && names.includes(String(other.options.vnet)),
  );
  return [...vnets, ...subnets];
}

/** The id of a subnet is zone-address-prefix. */
function cidrOf(id: string): readonly Cidr[] {
  const [, address = '', prefix = ''] = id.split('-');
  const cidr = Cidr.parse(`${address}/${prefix}`);
  return cidr.ok ? [cidr.value] : [];
}

function notOurs(found: SdnObject, object: SdnObject): Refusal {
  const keys = [...new Set([...Object.keys(found.options), ...Object.keys(object.options)])];
  const differing = keys.filter((key) => !sameOption(key, found.options[key], object.options[key]));
  const text = differing.map(
    (key) => `${key} is ${show(found.options[key])}, not ${show(object.options[key])}`,
  );
  return {
    code: 'not-ours',
    message: `${nameOf(object)} exists and netloom did not make it: ${text.join('; ')}.`,
    help: 'Take another name in the network, or --adopt it: it is changed then, and ours from there on.',
  };
}

function show(value: string | readonly string[] | undefined): string {
  return value === undefined ? 'not set' : JSON.stringify(String(value));
}

function otherType(found: SdnObject, object: SdnObject): Refusal {
  return {
    code: 'immutable',
    message: `zone ${object.id} is of type ${show(found.options.type)}, and Proxmox changes no zone into ${show(object.options.type)}.`,
    help: 'Take another name for the zone.',
  };
}

function sharedZone({ kind, id }: SdnObject, { current, owned, allow }: Judging): readonly Refusal[] {
  if (kind !== 'zone' || allow.has('adopt')) return [];
  const tenants = current.filter(
    (other) => other.kind === 'vnet' && other.options.zone === id && !owned.has(keyOf(other)),
  );
  return tenants.map((tenant) => ({
    code: 'shared-zone',
    message: `zone ${id} holds vnet ${tenant.id}, which is not ours: a change of the zone changes it too.`,
    help: 'Move that vnet to a zone of its own, or --adopt.',
  }));
}

function fixedIpam(
  found: SdnObject,
  { object, current }: { readonly object: SdnObject; readonly current: readonly SdnObject[] },
): readonly Refusal[] {
  const same = sameOption('ipam', found.options.ipam, object.options.ipam);
  const subnet = current.find(({ kind, id }) => kind === 'subnet' && id.startsWith(`${object.id}-`));
  if (object.kind !== 'zone' || same || subnet === undefined) return [];
  return [
    {
      code: 'immutable',
      message: `zone ${object.id} has subnet ${subnet.id}, and Proxmox changes its ipam (${show(found.options.ipam)} to ${show(object.options.ipam)}) only without subnets.`,
      help: `Keep ipam as it is in the network.`,
    },
  ];
}

/** Guests lose each other while the hosts change one after the other. */
function moved(
  found: SdnObject,
  { object, allow }: { readonly object: SdnObject; readonly allow: Judging['allow'] },
): readonly Refusal[] {
  if (allow.has('deletes')) return [];
  const keys = ['tag', 'zone', 'vnet'].filter(
    (key) => found.options[key] !== undefined && !sameOption(key, found.options[key], object.options[key]),
  );
  return keys.map((key) => ({
    code: 'needs-deletes',
    message: `${nameOf(object)} would change its ${key} from ${show(found.options[key])} to ${show(object.options[key])}: guests on it are cut off while the hosts follow.`,
    help: 'Run with --allow-deletes where that is meant.',
  }));
}

/** Proxmox refuses a tag twice in all vxlan zones, but only when half of the work is done. */
function tagTaken(
  { kind, id, options }: SdnObject,
  { current, desired, owned, allow }: Judging,
): readonly Refusal[] {
  const { tag } = options;
  if (kind !== 'vnet' || tag === undefined) return [];
  const mine = new Set(desired.objects.map(keyOf));
  // what is deleted goes before anything is made
  const stays = (other: SdnObject): boolean => !allow.has('deletes') || !owned.has(keyOf(other));
  const type = (zone: unknown): unknown =>
    [...desired.objects, ...current].find((other) => other.kind === 'zone' && other.id === zone)?.options
      .type;
  const holder = current.find(
    (other) =>
      other.kind === 'vnet' &&
      !mine.has(keyOf(other)) &&
      stays(other) &&
      other.options.tag === tag &&
      type(other.options.zone) === type(options.zone),
  );
  if (holder === undefined) return [];
  return [
    {
      code: 'tag-taken',
      message: `vnet ${id} wants tag ${String(tag)}, which vnet ${holder.id} has already.`,
      help: 'Take another vni in the network.',
    },
  ];
}
