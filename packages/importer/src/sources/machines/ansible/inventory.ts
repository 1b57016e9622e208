import type { Folder } from '../../folder/folder.ts';
import type { Tree, TreeScalar } from '../../tree.ts';
import { entriesAt } from '../../tree/nodes.ts';
import { expandRange, readInventory } from './ini.ts';

export interface InventoryHost {
  readonly name: TreeScalar;
  readonly groups: Set<string>;
  readonly values: Map<string, Tree>;
}

/** One inventory: its hosts by name, which groups each group is in, and the variables of groups. */
export interface Inventory {
  readonly file: string;
  readonly hosts: Map<string, InventoryHost>;
  readonly parents: Map<string, Set<string>>;
  readonly groupValues: Map<string, Map<string, Tree>>;
}

/** null where a file is no inventory. https://docs.ansible.com/ansible/latest/inventory_guide/intro_inventory.html */
export function inventoryOf(folder: Folder, file: string): Inventory | null {
  const found = folder.files.get(file);
  if (found?.text == null) return null;
  const inventory: Inventory = { file, hosts: new Map(), parents: new Map(), groupValues: new Map() };
  if (found.kind === 'ini') readIni(folder, file, inventory);
  else if (found.kind === 'yaml' && isYamlInventory(file, found.text)) readYaml(folder, file, inventory);
  return inventory.hosts.size === 0 ? null : inventory;
}

/** The groups of hosts, without those that every inventory has. */
export function groupsOf({ hosts }: Inventory): ReadonlySet<string> {
  const groups = new Set([...hosts.values()].flatMap((host) => [...host.groups]));
  for (const name of ['all', 'ungrouped']) groups.delete(name);
  return groups;
}

/** The groups that a host is in, and all that these are in. */
export function allGroupsOf(host: InventoryHost, { parents }: Inventory): ReadonlySet<string> {
  const groups = new Set<string>();
  const add = (group: string): void => {
    if (groups.has(group)) return;
    groups.add(group);
    for (const parent of parents.get(group) ?? []) add(parent);
  };
  for (const group of host.groups) add(group);
  return groups;
}

function isYamlInventory(file: string, text: string): boolean {
  return (
    /^[ \t]*hosts:/m.test(text) &&
    /(?:^|\/)(?:inventor(?:y|ies)|hosts)(?:[./-]|$)/.test(file) &&
    !text.includes('apiVersion')
  );
}

function readIni(folder: Folder, file: string, inventory: Inventory): void {
  const source = { file: folder.shown(file), text: folder.text(file) ?? '', root: null };
  for (const { kind, name, group, values } of readInventory(source)) {
    if (kind === 'hosts') addHost(inventory, name, group, values);
    else if (kind === 'children') addParent(inventory, String(name.value), group);
    else addValues(inventory, group, values);
  }
}

function readYaml(folder: Folder, file: string, inventory: Inventory): void {
  for (const tree of folder.trees(file)) {
    for (const [group, { value }] of entriesAt(tree)) readGroup(value, group, inventory);
  }
}

function readGroup(node: Tree, group: string, inventory: Inventory): void {
  for (const [written, { key, value }] of entriesAt(node, 'hosts')) {
    const values = entriesAt(value).map(([name, entry]) => [name, entry.value] as const);
    for (const name of expandRange(written)) addHost(inventory, { ...key, value: name }, group, values);
  }
  addValues(
    inventory,
    group,
    entriesAt(node, 'vars').map(([name, { value }]) => [name, value] as const),
  );
  for (const [child, { value }] of entriesAt(node, 'children')) {
    addParent(inventory, child, group);
    readGroup(value, child, inventory);
  }
}

function addHost(
  { hosts }: Inventory,
  name: TreeScalar,
  group: string,
  values: readonly (readonly [string, Tree])[],
): void {
  const text = String(name.value);
  const host = hosts.get(text) ?? { name, groups: new Set(), values: new Map<string, Tree>() };
  hosts.set(text, host);
  host.groups.add(group);
  for (const [key, value] of values) if (!host.values.has(key)) host.values.set(key, value);
}

function addParent({ parents }: Inventory, child: string, parent: string): void {
  parents.set(child, (parents.get(child) ?? new Set()).add(parent));
}

function addValues(
  { groupValues }: Inventory,
  group: string,
  values: readonly (readonly [string, Tree])[],
): void {
  if (values.length === 0) return;
  const known = groupValues.get(group) ?? new Map<string, Tree>();
  groupValues.set(group, known);
  for (const [key, value] of values) known.set(key, value);
}
