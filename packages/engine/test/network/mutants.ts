import type { EditValue } from '@netloom/diagnostics';

type Path = readonly (string | number)[];

/** A network with one thing wrong, or only other, at one place. */
export interface Mutant {
  /** What was done where. */
  readonly name: string;
  readonly value: EditValue;
}

/** Values of every type, and addresses, ranges, names and numbers at and beyond their bounds. */
const STRANGE: readonly EditValue[] = [
  null,
  true,
  -1,
  0,
  1.5,
  65536,
  9007199254740991,
  '',
  ' ',
  'text',
  'Text_With-Case',
  '<placeholder>',
  'lan',
  'any',
  'node:nobody',
  '192.168.7.223',
  '192.168.7.230-192.168.7.229',
  '192.168.7.1/24',
  '0.0.0.0/0',
  '255.255.255.255/32',
  '::/0',
  'fd00::1-fd00::ffff:ffff',
  '100.64.0.0/10',
  '*.example.com',
  'https://example.com/a?b#c',
  '2020-01-31',
  'x'.repeat(300),
  [],
  {},
  ['text'],
  { name: 'text' },
  [[[{}]]],
];

/** Every mutant of a network: at each place another value, nothing, twice the same, or what a sibling has. */
export function* mutantsOf(network: EditValue): Iterable<Mutant> {
  for (const { path, value, siblings } of placesIn(network, [])) {
    const at = path.join('.');
    for (const strange of STRANGE) {
      yield { name: `${at} = ${JSON.stringify(strange).slice(0, 40)}`, value: put(network, path, strange) };
    }
    yield { name: `without ${at}`, value: drop(network, path) };
    yield { name: `${at} twice`, value: put(network, path, [value, value]) };
    for (const sibling of siblings) {
      yield { name: `${at} = its sibling`, value: put(network, path, sibling) };
    }
    if (isList(value)) {
      yield { name: `${at} doubled`, value: put(network, path, [...value, ...value]) };
      yield { name: `${at} reversed`, value: put(network, path, value.toReversed()) };
    }
    if (isMapping(value)) {
      yield { name: `${at} with a key more`, value: put(network, path, { ...value, nobodyKnowsThis: 1 }) };
    }
  }
}

interface Spot {
  readonly path: Path;
  readonly value: EditValue;
  readonly siblings: readonly EditValue[];
}

function* placesIn(value: EditValue, path: Path): Iterable<Spot> {
  const children = entriesOf(value);
  for (const [key, child] of children) {
    const siblings = children.filter(([other]) => other !== key).map(([, other]) => other);
    yield { path: [...path, key], value: child, siblings: siblings.slice(0, 2) };
    yield* placesIn(child, [...path, key]);
  }
}

function entriesOf(value: EditValue): readonly (readonly [string | number, EditValue])[] {
  if (isList(value)) return [...value.entries()];
  return isMapping(value) ? Object.entries(value) : [];
}

function put(value: EditValue, [key, ...rest]: Path, what: EditValue): EditValue {
  if (key === undefined) return what;
  if (isList(value)) return value.map((item, index) => (index === key ? put(item, rest, what) : item));
  if (!isMapping(value)) return value;
  return { ...value, [key]: put(value[key] ?? null, rest, what) };
}

function drop(value: EditValue, [key, ...rest]: Path): EditValue {
  if (key === undefined) return value;
  if (isList(value)) {
    return value.flatMap((item, index) =>
      index !== key ? [item] : rest.length === 0 ? [] : [drop(item, rest)],
    );
  }
  if (!isMapping(value)) return value;
  const { [key]: child = null, ...others } = value;
  return rest.length === 0 ? others : { ...value, [key]: drop(child, rest) };
}

function isList(value: EditValue): value is readonly EditValue[] {
  return Array.isArray(value);
}

function isMapping(value: EditValue): value is Readonly<Record<string, EditValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
