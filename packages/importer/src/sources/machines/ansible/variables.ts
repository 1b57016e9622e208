import { dirname } from 'node:path/posix';
import type { Folder } from '../../folder/folder.ts';
import type { Tree, TreeMapping } from '../../tree.ts';
import { entriesAt, mappingOf, textAt } from '../../tree/nodes.ts';
import type { Inventory } from './inventory.ts';
import type { FindVariable } from './jinja.ts';

const FILE = /^((?:.*\/)?)(group_vars|host_vars)\/([^/]+?)(?:\.ya?ml)?(?:\/[^/]+\.ya?ml)?$/;

/** Variables of a group or a host, as one file states them. */
export interface StatedVariables {
  readonly kind: 'group' | 'host';
  /** Of the group or host. */
  readonly name: string;
  readonly file: string;
  /** The folder that they are beside: that of an inventory, or of a playbook. */
  readonly beside: string;
  readonly tree: TreeMapping;
}

/** All variables of the folder, in files and in inventories. */
export function readVariables(folder: Folder, inventories: readonly Inventory[]): readonly StatedVariables[] {
  const files = [...folder.files.values()].flatMap(({ path, kind }) => {
    const [, before = '', type, name = ''] = FILE.exec(path) ?? [];
    if (type === undefined || kind !== 'yaml') return [];
    const beside = before === '' ? '.' : before.slice(0, -1);
    return folder.trees(path).flatMap((tree): readonly StatedVariables[] => {
      if (tree.kind !== 'mapping') return [];
      return [{ kind: type === 'group_vars' ? 'group' : 'host', name, file: path, beside, tree }];
    });
  });
  const written = inventories.flatMap(({ file, groupValues }) =>
    [...groupValues].flatMap(([name, values]): readonly StatedVariables[] => {
      const [first] = values.values();
      if (first === undefined) return [];
      return [{ kind: 'group', name, file, beside: dirname(file), tree: mappingOf(first, values) }];
    }),
  );
  return [...files, ...written];
}

/** The inventories that variables are for: those beside them; of those beside a playbook, all below it. */
export function inventoriesOf(
  { beside }: { readonly beside: string },
  inventories: readonly Inventory[],
): readonly Inventory[] {
  const own = inventories.filter(({ file }) => dirname(file) === beside);
  if (own.length > 0) return own;
  return inventories.filter(({ file }) => beside === '.' || file.startsWith(`${beside}/`));
}

/**
 * Finds a variable by what the groups around an inventory state, below what is nearer. What several state differently
 * depends on the host, and is unknown.
 */
export function findVariable(
  own: Tree,
  all: readonly StatedVariables[],
  isNear: (one: StatedVariables) => boolean,
): FindVariable {
  const near = all.filter((one) => one.kind === 'group' && isNear(one));
  return (name) => {
    const mine = entriesAt(own).find(([key]) => key === name)?.[1].value;
    if (mine !== undefined) return mine;
    const stated = near.flatMap(({ tree }) => tree.entries.get(name)?.value ?? []);
    const [first, ...others] = stated;
    return others.every((other) => isSame(first, other)) ? first : undefined;
  };
}

function isSame(one: Tree | undefined, other: Tree): boolean {
  return one?.kind === 'scalar' && other.kind === 'scalar' && textAt(one) === textAt(other);
}
