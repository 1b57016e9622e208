/** A key of network.yaml that another one takes the place of. */
export interface KeyChange {
  /** `lan.mtu`; `services[].port` is a key of each entry of a list. */
  readonly key: string;
  /** The key to write instead; null where none has its meaning. It is in no other list than `key`. */
  readonly instead: string | null;
  /** The version of netloom that deprecated the key. */
  readonly since: string;
  /** The version that does not read it any more. */
  readonly removedIn: string;
  /** How a person moves it: the help of the finding. */
  readonly move: string;
}

/** Keys that are read as before, and that a later version removes. docs/upgrading.md says when a row may be added. */
export const DEPRECATED_KEYS: readonly KeyChange[] = [];

/** Rows that were deprecated, and whose key the format has no more: the message of an unknown key still says what to write. */
export const REMOVED_KEYS: readonly KeyChange[] = [];

/** How a change names the key at a path. */
export function keyAt(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? '[]' : String(step)))
    .join('.')
    .replaceAll('.[]', '[]');
}

/** The new name of a key that stays in its mapping, if it is among the names; null for any other. */
export function renamedTo({ key, instead }: KeyChange, names: readonly string[]): string | null {
  const parent = stepsOf(key).slice(0, -1);
  return names.find((name) => keyAt([...parent, name]) === instead) ?? null;
}

/** The keys on the way to a key, and `[]` for each entry of a list. */
export function stepsOf(key: string): readonly string[] {
  return key.replaceAll('[]', '.[]').split('.');
}
