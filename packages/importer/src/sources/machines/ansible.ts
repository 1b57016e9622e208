import { basename, dirname } from 'node:path/posix';
import type { Folder } from '../folder/folder.ts';
import type { Liveness } from '../live-object.ts';
import type { MachineFact } from '../machine-fact.ts';
import { LIVE } from '../repository/context.ts';
import { clusterOfPath, livenessOfPath } from '../repository/paths.ts';
import type { Tree, TreeMapping, TreeScalar } from '../tree.ts';
import { entriesAt, mapScalars, mappingAt, mappingOf, scalarAt, textAt } from '../tree/nodes.ts';
import { conceal } from '../tree/secrets.ts';
import { readInventory } from './ini.ts';
import { isAddress, roleOf } from './roles.ts';

interface Host {
  readonly name: TreeScalar;
  readonly groups: Set<string>;
  readonly values: Map<string, TreeScalar | Tree>;
}

/** One inventory: its hosts by name, and which groups each group is in. */
interface Inventory {
  readonly file: string;
  readonly hosts: Map<string, Host>;
  readonly parents: Map<string, Set<string>>;
}

const SECRET = /token|passw|secret|api_?key|private_?key|credential/i;
const VARIABLES = /(?:^|\/)(group_vars|host_vars)\/([^/]+?)(?:\.ya?ml)?(?:\/[^/]+\.ya?ml)?$/;

/** The hosts of Ansible inventories, with the variables of each; and the variables of groups. */
export function readAnsible(folder: Folder): readonly MachineFact[] {
  const inventories = [...folder.files.keys()].flatMap((file) => inventoryOf(folder, file) ?? []);
  const hosts = inventories.flatMap((inventory) => {
    const liveness = livenessOfInventory(inventory, inventories);
    return [...inventory.hosts.values()].map((host) => ({
      ...toFact(host, inventory, folder),
      ...(liveness !== null && { liveness }),
    }));
  });
  const groups = [...folder.files.keys()].flatMap((file) => {
    const [, kind, group = ''] = VARIABLES.exec(file) ?? [];
    if (kind !== 'group_vars' || folder.files.get(file)?.kind !== 'yaml') return [];
    return folder
      .trees(file)
      .flatMap((tree) => (tree.kind === 'mapping' ? [groupFact(tree, group, file)] : []));
  });
  return [...hosts, ...groups];
}

/** Inventories that have groups in common describe one cluster, or several of which one is meant: that of production, where one says so. */
function livenessOfInventory(own: Inventory, all: readonly Inventory[]): Liveness | null {
  const groups = groupsOf(own);
  const others = all.filter(
    (other) => other !== own && [...groupsOf(other)].some((group) => groups.has(group)),
  );
  if (others.length === 0 || PRODUCTION.test(own.file)) return null;
  return livenessOfPath(own.file) ?? { state: 'alternative', why: `one of ${others.length + 1} inventories` };
}

const PRODUCTION = /(?:^|[/_.-])(?:prod|production)(?=$|[/_.-])/i;

function groupsOf({ hosts }: Inventory): ReadonlySet<string> {
  const groups = new Set([...hosts.values()].flatMap(({ groups }) => [...groups]));
  for (const name of ['all', 'ungrouped']) groups.delete(name);
  return groups;
}

function groupFact(tree: TreeMapping, group: string, file: string): MachineFact {
  return { from: 'ansible', name: null, groups: [group], tree: withoutSecrets(tree), ...stateOf(file) };
}

function stateOf(file: string): Pick<MachineFact, 'cluster' | 'liveness'> {
  return { cluster: clusterOfPath(file) ?? '', liveness: livenessOfPath(file) ?? LIVE };
}

function inventoryOf(folder: Folder, file: string): Inventory | null {
  const found = folder.files.get(file);
  if (found?.text == null) return null;
  const inventory: Inventory = { file, hosts: new Map(), parents: new Map() };
  if (found.kind === 'ini') readIni(folder, file, inventory);
  else if (found.kind === 'yaml' && isYamlInventory(file, found.text)) readYaml(folder, file, inventory);
  return inventory.hosts.size === 0 ? null : inventory;
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
  const lines = readInventory(source);
  for (const { kind, name, group, values } of lines) {
    if (kind === 'hosts') addHost(inventory, name, group, values);
    else if (kind === 'children') addParent(inventory, String(name.value), group);
  }
}

function readYaml(folder: Folder, file: string, inventory: Inventory): void {
  for (const tree of folder.trees(file)) {
    for (const [group, { value }] of entriesAt(tree)) readGroup(value, group, inventory);
  }
}

function readGroup(node: Tree, group: string, inventory: Inventory): void {
  for (const [, { key, value }] of entriesAt(node, 'hosts')) {
    addHost(
      inventory,
      key,
      group,
      entriesAt(value).map(([name, entry]) => [name, entry.value] as const),
    );
  }
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
  const host = hosts.get(text) ?? { name, groups: new Set(), values: new Map() };
  hosts.set(text, host);
  host.groups.add(group);
  for (const [key, value] of values) if (!host.values.has(key)) host.values.set(key, value);
}

function addParent({ parents }: Inventory, child: string, parent: string): void {
  parents.set(child, (parents.get(child) ?? new Set()).add(parent));
}

function toFact(host: Host, { file, parents }: Inventory, folder: Folder): MachineFact {
  const name = String(host.name.value);
  const groups = new Set<string>();
  const add = (group: string): void => {
    if (groups.has(group)) return;
    groups.add(group);
    for (const parent of parents.get(group) ?? []) add(parent);
  };
  for (const group of host.groups) add(group);
  const variables = new Map<string, Tree>([...hostVariables(folder, name, file), ...host.values]);
  const tree = withoutSecrets(mappingOf(host.name, variables));
  const role = roleOf([...host.groups]) ?? roleOf([...groups]);
  const address = addressOf(host.name, tree);
  return {
    from: 'ansible',
    name: host.name,
    ...(address !== undefined && { address }),
    ...(role !== undefined && { role }),
    groups: [...groups],
    tree,
    ...stateOf(file),
  };
}

/** `ansible_host`, an address among the usual variables, or the name itself. */
function addressOf(name: TreeScalar, tree: Tree): TreeScalar | undefined {
  for (const key of ['ansible_host', 'ansible_ssh_host', 'node_ip', 'k3s_node_ip', 'ip']) {
    const text = textAt(tree, key);
    if (text !== undefined && isAddress(text)) return scalarAt(tree, key);
  }
  return isAddress(String(name.value)) ? name : undefined;
}

/** From host_vars beside the inventory, or beside its folder. */
function hostVariables(folder: Folder, host: string, inventory: string): ReadonlyMap<string, Tree> {
  const folders = [dirname(inventory), dirname(dirname(inventory))];
  const values = new Map<string, Tree>();
  for (const file of folder.files.keys()) {
    const [, kind, name] = VARIABLES.exec(file) ?? [];
    if (kind !== 'host_vars' || name !== host || folder.files.get(file)?.kind !== 'yaml') continue;
    const above = dirname(file.slice(0, file.lastIndexOf('host_vars')) + basename(file));
    if (!folders.includes(above)) continue;
    for (const tree of folder.trees(file)) {
      for (const [key, { value }] of mappingAt(tree)?.entries ?? []) values.set(key, value);
    }
  }
  return values;
}

/** Ansible keeps passwords beside addresses. */
export function withoutSecrets(tree: Tree): Tree {
  return mapScalars(tree, (scalar, key) =>
    SECRET.test(key) &&
    typeof scalar.value === 'string' &&
    scalar.hidden === undefined &&
    !/_(?:name|file|path)$/.test(key)
      ? conceal(scalar, key)
      : scalar,
  );
}
