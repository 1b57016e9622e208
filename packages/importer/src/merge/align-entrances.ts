import { childAt, type SourceMapping } from '@netloom/diagnostics';
import { guessed, scalar, type Planned, type PlannedMap } from '../model/planned.ts';
import { canonical } from './canonical.ts';
import { changeAt, itemsAt, mapAt, partAt, textAt } from './planned-value.ts';

/** An entry point of the file. */
interface Own {
  readonly name: string;
  readonly program: string;
  readonly className: string;
  readonly addresses: readonly string[];
}

/**
 * The entry points under the names that the file has for them. An import makes these names up, and an entry point of which
 * it knows nothing but its routes is whatever the file has of that program.
 */
export function alignEntrances(planned: PlannedMap, root: SourceMapping): PlannedMap {
  const own = ownEntrances(root);
  const rows = itemsAt(planned, 'ingresses');
  if (own.length === 0 || rows.length === 0) return planned;
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const stated = rows.toSorted((one, other) => Number(hasAddress(other)) - Number(hasAddress(one)));
  const doubled = new Set<Planned>();
  for (const row of stated) {
    const before = textAt(row, 'name') ?? '';
    const found = sameEntrance(row, own);
    const after = found ?? freeName(before, new Set([...own.map(({ name }) => name), ...taken]));
    if (found !== null && taken.has(found)) doubled.add(row);
    taken.add(after);
    names.set(before, after);
  }
  const nameIn = (part: Planned): string =>
    part.kind === 'scalar' ? (names.get(String(part.value)) ?? String(part.value)) : '';
  const kept = changeAt(planned, 'ingresses.*', (row) =>
    doubled.has(row) ? undefined : mapAt(row, ['name'], (part) => scalar(nameIn(part), part.from)),
  );
  const unclear = new Set(rows.filter((row) => isUnclear(row, own)).map((row) => textAt(row, 'name')));
  return changeAt(kept, 'services.*.expose.*.ingress', (part) =>
    part.kind === 'scalar' && unclear.has(String(part.value))
      ? guessed(nameIn(part), 'the file has several entry points of this program')
      : scalar(nameIn(part), part.from),
  );
}

/** Whether routes may go through any of several: nothing says which, but that they are for this program. */
function isUnclear(row: Planned, own: readonly Own[]): boolean {
  return !hasAddress(row) && alikeIn(own, row).length > 1;
}

function alikeIn(own: readonly Own[], row: Planned): readonly Own[] {
  const program = programOf(textAt(row, 'controller') ?? '');
  return own.filter((one) => one.program === program);
}

function ownEntrances(root: SourceMapping): readonly Own[] {
  const list = childAt(root, 'ingresses');
  if (list?.kind !== 'sequence') return [];
  return list.items.map((item) => {
    const text = (key: string): string => {
      const node = childAt(item, key);
      return node?.kind === 'scalar' ? String(node.value) : '';
    };
    const controller = text('controller') === '' ? 'traefik-k3s' : text('controller');
    return {
      name: text('name'),
      program: programOf(controller),
      className: text('class'),
      addresses: ['address', 'address6'].map((key) => canonical(text(key))).filter((one) => one !== ''),
    };
  });
}

/** The name in the file: by the address, else by the name, the class or the program, where one alone has it. */
function sameEntrance(row: Planned, own: readonly Own[]): string | null {
  const address = canonical(textAt(row, 'address') ?? '');
  const at = own.find(({ addresses }) => addresses.includes(address));
  if (hasAddress(row) && at !== undefined) return at.name;
  const alike = alikeIn(own, row);
  const named = alike.find(({ name }) => name === textAt(row, 'name'));
  if (named !== undefined) return named.name;
  const classed = alike.filter(({ className }) => className === (textAt(row, 'class') ?? ''));
  const [only, other] = classed.length > 0 ? classed : alike;
  return hasAddress(row) || only === undefined || other !== undefined ? null : only.name;
}

function hasAddress(row: Planned): boolean {
  const address = partAt(row, 'address');
  return address !== undefined && address.guess === undefined;
}

/** The Traefik that K3s installs may be replaced by one's own. */
function programOf(controller: string): string {
  return controller === 'traefik-k3s' ? 'traefik' : controller;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}
