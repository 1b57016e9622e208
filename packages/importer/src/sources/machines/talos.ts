import { basename, dirname } from 'node:path/posix';
import { Cidr } from '@netloom/addresses';
import type { Folder } from '../folder/folder.ts';
import type { MachineFact } from '../machine-fact.ts';
import { LIVE } from '../repository/context.ts';
import { clusterOfPath, livenessOfPath } from '../repository/paths.ts';
import type { Tree, TreeScalar } from '../tree.ts';
import { at, itemsAt, scalarAt, scalarLike, textAt, textsAt } from '../tree/nodes.ts';
import { parseTrees } from '../tree/parse-trees.ts';
import { withoutTemplate } from '../tree/template-text.ts';
import { isAddress, roleOf, withoutMask } from './roles.ts';
import { isNodeList, nodeListFacts } from './talos-nodes.ts';
import { withoutSecrets } from './without-secrets.ts';

/**
 * Machine configurations and patches of Talos, also as templates, and the nodes of talhelper and topf.
 * https://docs.siderolabs.com/talos/latest/reference/configuration
 */
export function readTalos(folder: Folder): readonly MachineFact[] {
  const configurations = [...folder.files.keys()].flatMap((path) => {
    const trees = configurationsIn(folder, path);
    return trees.length === 0 ? [] : [{ path, trees }];
  });
  return [
    ...configurations.flatMap((one) => machineFacts(one, configurations)),
    ...[...folder.files.values()].flatMap(({ path, kind, text }) =>
      kind === 'yaml' && text !== null && isNodeList(text)
        ? nodeListFacts(folder.trees(path)).map((fact) => ({ ...fact, ...stateOf(path) }))
        : [],
    ),
  ];
}

/** The documents of a file. */
interface Configuration {
  readonly path: string;
  readonly trees: readonly Tree[];
}

const TEMPLATE = /\.ya?ml\.(?:j2|jinja2?|tpl|tmpl|gotmpl)$/;
const DOCUMENTS = /^machine:|^kind: (?:HostnameConfig|KubeNetworkConfig|Layer2VIPConfig)\s*$/m;

function configurationsIn(folder: Folder, path: string): readonly Tree[] {
  const file = folder.files.get(path);
  const isTemplate = TEMPLATE.test(path);
  if (file === undefined || (file.kind !== 'yaml' && !isTemplate)) return [];
  const text = isTemplate ? folder.text(path) : file.text;
  if (text === null || !DOCUMENTS.test(text)) return [];
  const trees =
    isTemplate || text.includes('{{')
      ? parseTrees(withoutTemplate(text), folder.shown(path)).trees
      : folder.trees(path);
  return trees.filter((tree) => at(tree, 'machine')?.kind === 'mapping' || documentKind(tree) !== undefined);
}

/** The kind of a document beside the machine configuration. */
function documentKind(tree: Tree): string | undefined {
  return textAt(tree, 'apiVersion') === 'v1alpha1' ? textAt(tree, 'kind') : undefined;
}

function stateOf(path: string): Pick<MachineFact, 'cluster' | 'liveness'> {
  return { cluster: clusterOfPath(path) ?? '', liveness: livenessOfPath(path) ?? LIVE };
}

/** One for the machine, and one for each document about the cluster. */
function machineFacts({ path, trees }: Configuration, all: readonly Configuration[]): readonly MachineFact[] {
  const machines = trees.filter((tree) => at(tree, 'machine')?.kind === 'mapping');
  const [first] = machines.length > 0 ? machines : trees;
  if (first === undefined) return [];
  const base = { from: 'talos' as const, groups: [], ...stateOf(path) };
  const subnets = nodeSubnets(path, all);
  const address = nodeAddress(trees, subnets) ?? addressInName(first, path);
  const written = hostnameIn(trees);
  const name = written ?? (address === undefined ? null : scalarLike(first, nameOfFile(path)));
  const role = roleIn(machines) ?? roleOf(dirname(path).split('/'));
  return [
    {
      ...base,
      name,
      ...(address !== undefined && { address }),
      ...(role !== undefined && { role }),
      tree: withoutSecrets(first),
    },
    ...trees
      .filter((tree) => tree !== first)
      .map((tree) => ({ ...base, name: null, tree: withoutSecrets(tree) })),
  ];
}

function hostnameIn(trees: readonly Tree[]): TreeScalar | undefined {
  const written = trees
    .map((tree) =>
      documentKind(tree) === 'HostnameConfig'
        ? scalarAt(tree, 'hostname')
        : scalarAt(tree, 'machine', 'network', 'hostname'),
    )
    .find((one) => one !== undefined);
  // a variable of whoever makes the configuration
  return /\$\{|<</.test(String(written?.value)) ? undefined : written;
}

function roleIn(machines: readonly Tree[]): MachineFact['role'] {
  const type = machines.map((tree) => textAt(tree, 'machine', 'type')).find((one) => one !== undefined);
  if (type === undefined || type.includes('<<')) return undefined;
  return type === 'worker' ? 'agent' : 'server';
}

function nameOfFile(path: string): string {
  return basename(path).replace(/\.ya?ml(?:\.\w+)?$/, '');
}

/** People name the file of a node after its address. */
function addressInName(tree: Tree, path: string): TreeScalar | undefined {
  const name = nameOfFile(path);
  return isAddress(name) ? scalarLike(tree, name) : undefined;
}

/**
 * The first address of the machine's links that can be the node's: in the subnets that the kubelet takes its address from,
 * and else in any that is more than a link to one neighbour.
 */
function nodeAddress(trees: readonly Tree[], subnets: readonly Cidr[]): TreeScalar | undefined {
  for (const item of trees.flatMap(linkAddresses)) {
    const text = textAt(item) ?? '';
    const address = withoutMask(text);
    const read = Cidr.parse(`${address ?? ''}/32`);
    if (address === null || !read.ok) continue;
    const isMeant =
      subnets.length > 0
        ? subnets.some((subnet) => subnet.contains(read.value.first))
        : !text.endsWith('/32') && !text.startsWith('169.254.');
    if (isMeant) return scalarLike(item, address);
  }
  return undefined;
}

function linkAddresses(tree: Tree): readonly Tree[] {
  const interfaces = itemsAt(tree, 'machine', 'network', 'interfaces');
  const links = interfaces.flatMap((one) => [
    ...itemsAt(one, 'addresses'),
    ...itemsAt(one, 'vlans').flatMap((vlan) => itemsAt(vlan, 'addresses')),
  ]);
  if (documentKind(tree) === undefined) return links;
  return itemsAt(tree, 'addresses').flatMap((item) => at(item, 'address') ?? []);
}

/** `nodeIP.validSubnets` of the kubelet, of the configurations that are nearest: patches of one machine are several files. */
function nodeSubnets(path: string, all: readonly Configuration[]): readonly Cidr[] {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const near = all.filter((one) => folder === '.' || one.path.startsWith(`${folder}/`));
    const subnets = near.flatMap(({ trees }) => trees.flatMap(validSubnets));
    if (subnets.length > 0 || folder === '.') return subnets;
  }
}

function validSubnets(tree: Tree): readonly Cidr[] {
  const texts = [
    ...textsAt(tree, 'machine', 'kubelet', 'nodeIP', 'validSubnets'),
    ...(documentKind(tree) === 'KubeNodeConfig' ? textsAt(tree, 'nodeIP', 'validSubnets') : []),
  ];
  return texts.flatMap((text) => {
    const read = Cidr.parse(text);
    return read.ok ? [read.value] : [];
  });
}
