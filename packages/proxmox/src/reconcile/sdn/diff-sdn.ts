import { diffOptions } from '../diff-options.ts';
import {
  keyOf,
  sameOption,
  sameOptions,
  type SdnKind,
  type SdnObject,
  type SdnOptions,
} from './sdn-object.ts';

/** One call that changes the edited configuration. */
export interface SdnWrite {
  readonly action: 'create' | 'update' | 'delete';
  readonly kind: SdnKind;
  readonly id: string;
  /** All options of a new object; of an existing one only those that differ. */
  readonly set: SdnOptions;
  readonly unset: readonly string[];
  /** What the object was; null for a new one. */
  readonly before: SdnOptions | null;
}

const UP: readonly SdnKind[] = ['zone', 'vnet', 'subnet'];

/** The fewest writes that make `after` of `before`, in the only order that Proxmox accepts. */
export function diffSdn(before: readonly SdnObject[], after: readonly SdnObject[]): readonly SdnWrite[] {
  const desired = new Map(after.map((object) => [keyOf(object), object]));
  const current = new Map(before.map((object) => [keyOf(object), object]));
  const deletes = before.flatMap((object) => {
    const next = desired.get(keyOf(object));
    return next === undefined || mustReplace(object, next) ? [deletion(object)] : [];
  });
  const rest = after.flatMap((object) => {
    const old = current.get(keyOf(object));
    return old === undefined || mustReplace(old, object) ? [creation(object)] : update(old, object);
  });
  return [
    ...UP.toReversed().flatMap((kind) => deletes.filter((write) => write.kind === kind)),
    ...UP.flatMap((kind) => rest.filter((write) => write.kind === kind)),
  ];
}

function deletion({ kind, id, options }: SdnObject): SdnWrite {
  return { action: 'delete', kind, id, set: {}, unset: [], before: options };
}

function creation({ kind, id, options }: SdnObject): SdnWrite {
  return { action: 'create', kind, id, set: options, unset: [], before: null };
}

/** The fields that Proxmox cannot change in place. */
const FIXED = { zone: 'type', subnet: 'vnet', vnet: null } as const;

function mustReplace(old: SdnObject, next: SdnObject): boolean {
  const key = FIXED[old.kind];
  return key !== null && old.options[key] !== next.options[key];
}

function update(old: SdnObject, next: SdnObject): readonly SdnWrite[] {
  const { kind, id } = next;
  const { set, unset } = diffOptions({ before: old.options, after: next.options }, sameOption);
  if (Object.keys(set).length + unset.length === 0) return [];
  return [{ action: 'update', kind, id, set, unset, before: old.options }];
}

/** Whether both make the same calls; the order within a set or of the options of an object does not matter. */
export function sameWrites(one: readonly SdnWrite[], other: readonly SdnWrite[]): boolean {
  const isSame = (write: SdnWrite, index: number): boolean => {
    const twin = other[index];
    return twin !== undefined && sameWrite(write, twin);
  };
  return one.length === other.length && one.every(isSame);
}

function sameWrite(one: SdnWrite, other: SdnWrite): boolean {
  return (
    one.action === other.action &&
    keyOf(one) === keyOf(other) &&
    sameOptions(one.set, other.set) &&
    sameMembers(one.unset, other.unset) &&
    sameOptions(one.before ?? {}, other.before ?? {})
  );
}

/** Whether both have the same members, in any order. */
export function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member));
}
