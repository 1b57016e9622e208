import { dirname } from 'node:path/posix';
import type { Folder } from '../../folder/folder.ts';
import type { Liveness } from '../../live-object.ts';
import type { MachineFact } from '../../machine-fact.ts';
import { LIVE } from '../../repository/context.ts';
import { clusterOfPath, livenessOfPath } from '../../repository/paths.ts';
import type { Tree, TreeScalar } from '../../tree.ts';
import { mappingOf, scalarAt, textAt } from '../../tree/nodes.ts';
import { isAddress, roleOf } from '../roles.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { allGroupsOf, groupsOf, type Inventory, type InventoryHost, inventoryOf } from './inventory.ts';
import { fillIn } from './jinja.ts';
import { findVariable, inventoriesOf, readVariables, type StatedVariables } from './variables.ts';

/** The hosts of Ansible inventories, with the variables of each; and the variables of groups. */
export function readAnsible(folder: Folder): readonly MachineFact[] {
  const inventories = [...folder.files.keys()].flatMap((file) => inventoryOf(folder, file) ?? []);
  const all: Everything = { inventories, variables: readVariables(folder, inventories) };
  return [
    ...inventories.flatMap((inventory) =>
      [...inventory.hosts.values()].map((host) => hostFact(host, inventory, all)),
    ),
    ...all.variables.filter(({ kind }) => kind === 'group').map((one) => groupFact(one, all)),
  ];
}

interface Everything {
  readonly inventories: readonly Inventory[];
  readonly variables: readonly StatedVariables[];
}

function hostFact(host: InventoryHost, inventory: Inventory, all: Everything): MachineFact {
  const groups = allGroupsOf(host, inventory);
  const values = new Map<string, Tree>([...hostVariables(host, inventory, all), ...host.values]);
  const own = mappingOf(host.name, values);
  const find = findVariable(
    own,
    all.variables,
    (one) =>
      (one.name === 'all' || groups.has(one.name)) && inventoriesOf(one, all.inventories).includes(inventory),
  );
  const tree = withoutSecrets(fillIn(own, find));
  const role = roleOf([...host.groups]) ?? roleOf([...groups]);
  const address = addressOf(host.name, tree);
  return {
    from: 'ansible',
    name: host.name,
    ...(address !== undefined && { address }),
    ...(role !== undefined && { role }),
    groups: [...groups],
    tree,
    cluster: clusterOfPath(inventory.file) ?? '',
    liveness: livenessOfInventory(inventory, all.inventories),
  };
}

function groupFact(one: StatedVariables, all: Everything): MachineFact {
  const inventories = inventoriesOf(one, all.inventories);
  const find = findVariable(one.tree, all.variables, (other) =>
    inventoriesOf(other, all.inventories).some((inventory) => inventories.includes(inventory)),
  );
  const states = inventories.map((inventory) => livenessOfInventory(inventory, all.inventories));
  const [first = LIVE] = states;
  return {
    from: 'ansible',
    name: null,
    groups: [one.name],
    tree: withoutSecrets(fillIn(one.tree, find)),
    cluster: clusterOfPath(one.file) ?? '',
    liveness: livenessOfPath(one.file) ?? (states.some(({ state }) => state === 'live') ? LIVE : first),
  };
}

/**
 * Inventories that have groups in common describe one cluster, or several of which one is meant: that of production, where
 * one says so.
 */
function livenessOfInventory(own: Inventory, all: readonly Inventory[]): Liveness {
  const stated = livenessOfPath(own.file);
  if (stated !== null) return stated;
  const groups = groupsOf(own);
  const others = all.filter(
    (other) =>
      other !== own &&
      livenessOfPath(other.file) === null &&
      [...groupsOf(other)].some((group) => groups.has(group)),
  );
  if (others.length === 0 || PRODUCTION.test(own.file)) return LIVE;
  return { state: 'alternative', why: `one of ${others.length + 1} inventories` };
}

const PRODUCTION = /(?:^|[/_.-])(?:prod|production)(?=$|[/_.-])/i;

/** `ansible_host`, an address among the usual variables, or the name itself. */
function addressOf(name: TreeScalar, tree: Tree): TreeScalar | undefined {
  for (const key of ['ansible_host', 'ansible_ssh_host', 'node_ip', 'k3s_node_ip', 'ip']) {
    const text = textAt(tree, key);
    if (text !== undefined && isAddress(text)) return scalarAt(tree, key);
  }
  return isAddress(String(name.value)) ? name : undefined;
}

/** From host_vars beside the inventory, or beside its folder. */
function hostVariables(
  host: InventoryHost,
  { file }: Inventory,
  { variables }: Everything,
): readonly (readonly [string, Tree])[] {
  const folders = [dirname(file), dirname(dirname(file))];
  const name = String(host.name.value);
  return variables
    .filter((one) => one.kind === 'host' && one.name === name && folders.includes(one.beside))
    .flatMap(({ tree }) => [...tree.entries].map(([key, { value }]) => [key, value] as const));
}
