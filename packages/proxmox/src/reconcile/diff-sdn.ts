import { keyOf, sameOption, sameOptions, type Options, type SdnKind, type SdnObject } from './sdn-object.ts';

/** One call that changes the edited configuration. */
export interface SdnWrite {
  readonly action: 'create' | 'update' | 'delete';
  readonly kind: SdnKind;
  readonly id: string;
  /** What to set: everything of a new object, of another only what differs. */
  readonly set: Options;
  readonly unset: readonly string[];
  /** What the object was; null for a new one. */
  readonly before: Options | null;
}

const UP: readonly SdnKind[] = ['zone', 'vnet', 'subnet'];

/** The fewest writes that make `after` of `before`, in the only order that Proxmox takes. */
export function diffSdn(before: readonly SdnObject[], after: readonly SdnObject[]): readonly SdnWrite[] {
  const wanted = new Map(after.map((object) => [keyOf(object), object]));
  const found = new Map(before.map((object) => [keyOf(object), object]));
  const deletes = before
    .filter((object) => {
      const next = wanted.get(keyOf(object));
      return next === undefined || mustMove(object, next);
    })
    .map((object) => ({
      ...head(object),
      action: 'delete' as const,
      set: {},
      unset: [],
      before: object.options,
    }));
  const rest = after.flatMap((object): readonly SdnWrite[] => {
    const old = found.get(keyOf(object));
    if (old === undefined || mustMove(old, object)) {
      return [{ ...head(object), action: 'create', set: object.options, unset: [], before: null }];
    }
    return update(old, object);
  });
  return [
    ...UP.toReversed().flatMap((kind) => deletes.filter((write) => write.kind === kind)),
    ...UP.flatMap((kind) => rest.filter((write) => write.kind === kind)),
  ];
}

function head({ kind, id }: SdnObject): Pick<SdnWrite, 'kind' | 'id'> {
  return { kind, id };
}

/** A subnet cannot be given to another VNet, and a zone's type cannot be changed. */
function mustMove(old: SdnObject, next: SdnObject): boolean {
  const key = { zone: 'type', subnet: 'vnet', vnet: null }[old.kind];
  return key !== null && old.options[key] !== next.options[key];
}

function update(old: SdnObject, next: SdnObject): readonly SdnWrite[] {
  const set = Object.fromEntries(
    Object.entries(next.options).filter(([key, value]) => !sameOption(key, old.options[key], value)),
  );
  const unset = Object.keys(old.options).filter((key) => next.options[key] === undefined);
  if (Object.keys(set).length + unset.length === 0) return [];
  return [{ ...head(next), action: 'update', set, unset, before: old.options }];
}

/** Whether the same calls would be made, whatever the order in which a set or the options of an object are written. */
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

/** Whether both name the same, in whatever order. */
export function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member));
}
