import type { Folder } from '../folder/folder.ts';
import type { MachineFact } from '../machine-fact.ts';
import { LIVE } from '../repository/context.ts';
import { clusterOfPath, livenessOfPath } from '../repository/paths.ts';
import type { Tree, TreeMapping, TreeScalar } from '../tree.ts';
import { entriesAt, itemsAt, mappingAt, mappingOf, scalarAt, scalarLike, textAt } from '../tree/nodes.ts';
import { type HclBlock, readHcl } from './hcl/read-hcl.ts';
import { roleOf, withoutMask } from './roles.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Resources of the providers telmate/proxmox and bpg/proxmox. */
const GUESTS: ReadonlySet<string> = new Set([
  'proxmox_vm_qemu',
  'proxmox_lxc',
  'proxmox_virtual_environment_vm',
  'proxmox_virtual_environment_container',
]);
const ADDRESS_KEYS = ['ip', 'ip_address', 'ipv4', 'ipv4_address', 'address', 'node_ip', 'ip_addr', 'host_ip'];
const ROLE_KEYS = ['machine_type', 'role', 'type', 'node_type', 'k3s_role'];

/** Guests of Proxmox with literal names and addresses, and maps of nodes among variables and locals. */
export function readTerraform(folder: Folder): readonly MachineFact[] {
  return [...folder.files.values()].flatMap(({ path, kind, text }) => {
    if (kind !== 'terraform' || text === null || !/ip|address|talos_/i.test(text)) return [];
    const state = { cluster: clusterOfPath(path) ?? '', liveness: livenessOfPath(path) ?? LIVE };
    const { attributes, blocks } = readHcl({ file: folder.shown(path), text, root: null });
    const locals = blocks.filter(({ type }) => type === 'locals').map(({ body }) => body.attributes);
    const guests = blocks.filter(({ type, labels: [kind = ''] }) => type === 'resource' && GUESTS.has(kind));
    const talos = blocks.filter(
      ({ type, labels: [kind = ''] }) => type === 'resource' && kind.startsWith('talos_machine_'),
    );
    return [
      ...talos.map(({ body }) => talosFact(body.attributes)),
      ...guests.flatMap(guestFact),
      ...[attributes, ...locals].flatMap((values) =>
        [...values.entries.values()].flatMap(({ value }) => nodeFacts(value)),
      ),
    ].map((fact) => ({ ...fact, ...state }));
  });
}

/** Resources of siderolabs/talos say what the machines run, whatever their configuration is computed from. */
function talosFact(attributes: TreeMapping): Fact {
  return { from: 'talos', name: null, groups: [], tree: mappingOf(attributes, []) };
}

type Fact = Omit<MachineFact, 'cluster' | 'liveness'>;

function guestFact({ body }: HclBlock): readonly Fact[] {
  const name = scalarAt(body.attributes, 'name') ?? scalarAt(body.attributes, 'hostname');
  if (name === undefined) return [];
  const address = guestAddress(body.attributes, body.blocks);
  return [fact(name, address, body.attributes)];
}

/** `ipconfig0 = "ip=10.0.10.11/24,gw=…"`, or `initialization { ip_config { ipv4 { address = … } } }`. */
function guestAddress(attributes: TreeMapping, blocks: readonly HclBlock[]): TreeScalar | undefined {
  const config = scalarAt(attributes, 'ipconfig0');
  const [, written] = /(?:^|,)ip=([^,]+)/.exec(textAt(config) ?? '') ?? [];
  const address = withoutMask(written ?? '');
  if (config !== undefined && address !== null) return scalarLike(config, address);
  for (const { type, body } of blocks) {
    if (!['initialization', 'ip_config', 'ipv4', 'network'].includes(type)) continue;
    const found = scalarAt(body.attributes, type === 'network' ? 'ip' : 'address');
    const plain = withoutMask(textAt(found) ?? '');
    if (found !== undefined && plain !== null) return scalarLike(found, plain);
    const inner = guestAddress(body.attributes, body.blocks);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** `nodes = { "node-1" = { ip = "10.0.10.11" } }`, or a list of objects with a name. */
function nodeFacts(value: Tree): readonly Fact[] {
  const named = entriesAt(value).map(([, entry]) => [entry.key, entry.value] as const);
  const listed = itemsAt(value).map(
    (item) => [scalarAt(item, 'name') ?? scalarAt(item, 'hostname'), item] as const,
  );
  return [...named, ...listed].flatMap(([name, node]) => {
    const found = ADDRESS_KEYS.map((key) => scalarAt(node, key)).find(
      (one) => withoutMask(textAt(one) ?? '') !== null,
    );
    const attributes = mappingAt(node);
    if (name === undefined || found === undefined || attributes === undefined) return [];
    return [fact(name, scalarLike(found, withoutMask(textAt(found) ?? '')), attributes)];
  });
}

function fact(name: TreeScalar, address: TreeScalar | undefined, attributes: TreeMapping): Fact {
  const role =
    roleOf(ROLE_KEYS.flatMap((key) => textAt(attributes, key) ?? [])) ?? roleOf([String(name.value)]);
  return {
    from: 'terraform',
    name,
    ...(address !== undefined && { address }),
    ...(role !== undefined && { role }),
    groups: [],
    tree: withoutSecrets(attributes),
  };
}
