import { valueText } from '../plan-lines.ts';
import { deleteRefusals } from './delete-refusals.ts';
import type { RefusalInput } from './refusal-input.ts';
import { keyOf, nameOf, sameOption, type SdnObject } from './sdn-object.ts';
import type { SdnRefusal } from './sdn-plan.ts';

/** An object as it is and as it should be. */
interface Change {
  readonly old: SdnObject;
  readonly object: SdnObject;
}

/** Why `object` cannot be made as it should be. */
export function* changeRefusals(object: SdnObject, input: RefusalInput): Iterable<SdnRefusal> {
  const { current, owned, allow } = input;
  const old = current.find((other) => keyOf(other) === keyOf(object));
  if (old === undefined) {
    yield* tagTaken(object, input);
    return;
  }
  const change = { old, object };
  if (!owned.has(keyOf(object)) && !allow.has('adopt')) {
    yield notOurs(change);
    return;
  }
  if (!sameOption('type', old.options.type, object.options.type)) {
    yield otherType(change);
    return;
  }
  yield* sharedZone(object, input);
  yield* fixedIpam(change, input);
  yield* moved(change, input);
  if (!sameOption('vnet', old.options.vnet, object.options.vnet)) yield* deleteRefusals(old, input);
  yield* tagTaken(object, input);
}

function notOurs({ old, object }: Change): SdnRefusal {
  const keys = [...new Set([...Object.keys(old.options), ...Object.keys(object.options)])];
  const differing = keys.filter((key) => !sameOption(key, old.options[key], object.options[key]));
  const text = differing.map(
    (key) => `${key} is ${quoted(old.options[key])}, not ${quoted(object.options[key])}`,
  );
  return {
    code: 'not-ours',
    message: `${nameOf(object)} exists and netloom did not make it: ${text.join('; ')}.`,
    help: 'Use another name in the network, or run with --adopt: netloom changes it then, and manages it from there on.',
  };
}

function quoted(value: string | readonly string[] | undefined): string {
  return value === undefined ? valueText(value) : JSON.stringify(String(value));
}

function otherType({ old, object }: Change): SdnRefusal {
  return {
    code: 'immutable',
    message: `zone ${object.id} has type ${quoted(old.options.type)}, and Proxmox cannot change it to ${quoted(object.options.type)}.`,
    help: 'Use another name for the zone.',
  };
}

function* sharedZone({ kind, id }: SdnObject, { current, owned, allow }: RefusalInput): Iterable<SdnRefusal> {
  if (kind !== 'zone' || allow.has('adopt')) return;
  for (const other of current) {
    if (other.kind !== 'vnet' || other.options.zone !== id || owned.has(keyOf(other))) continue;
    yield {
      code: 'shared-zone',
      message: `zone ${id} holds vnet ${other.id}, which netloom does not manage: a change of the zone changes it too.`,
      help: 'Move that vnet to a zone of its own, or run with --adopt.',
    };
  }
}

function* fixedIpam({ old, object }: Change, { current }: RefusalInput): Iterable<SdnRefusal> {
  if (object.kind !== 'zone' || sameOption('ipam', old.options.ipam, object.options.ipam)) return;
  const subnet = current.find(({ kind, id }) => kind === 'subnet' && id.startsWith(`${object.id}-`));
  if (subnet === undefined) return;
  yield {
    code: 'immutable',
    message: `zone ${object.id} has subnet ${subnet.id}, and Proxmox changes its ipam (${quoted(old.options.ipam)} to ${quoted(object.options.ipam)}) only without subnets.`,
    help: `Keep ipam as it is in the network.`,
  };
}

/** Guests lose each other while the hosts reload one after the other. */
function* moved({ old, object }: Change, { allow }: RefusalInput): Iterable<SdnRefusal> {
  if (allow.has('deletes')) return;
  for (const key of ['tag', 'zone', 'vnet']) {
    const before = old.options[key];
    if (before === undefined || sameOption(key, before, object.options[key])) continue;
    yield {
      code: 'needs-deletes',
      message: `${nameOf(object)} would change its ${key} from ${quoted(before)} to ${quoted(object.options[key])}: guests on it are cut off while the hosts reload.`,
      help: 'Run with --allow-deletes if that is intended.',
    };
  }
}

/** Proxmox refuses a tag that another VNet of the same kind of zone has, but only after other writes are done. */
function* tagTaken({ kind, id, options }: SdnObject, input: RefusalInput): Iterable<SdnRefusal> {
  const { current, desired, owned, allow } = input;
  const { tag } = options;
  if (kind !== 'vnet' || tag === undefined) return;
  const own = new Set(desired.objects.map(keyOf));
  // deletes come before creates
  const stays = (other: SdnObject): boolean => !allow.has('deletes') || !owned.has(keyOf(other));
  const type = zoneType(options.zone, input);
  const holder = current
    .filter((other) => other.kind === 'vnet' && other.options.tag === tag && !own.has(keyOf(other)))
    .find((other) => stays(other) && zoneType(other.options.zone, input) === type);
  if (holder === undefined) return;
  yield {
    code: 'tag-taken',
    message: `vnet ${id} needs tag ${String(tag)}, which vnet ${holder.id} already has.`,
    help: 'Use another vni in the network.',
  };
}

function zoneType(zone: unknown, { desired, current }: RefusalInput): unknown {
  return [...desired.objects, ...current].find(({ kind, id }) => kind === 'zone' && id === zone)?.options
    .type;
}
