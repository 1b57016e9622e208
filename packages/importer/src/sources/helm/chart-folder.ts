import type { Folder } from '../folder/folder.ts';
import type { Tree } from '../tree.ts';
import { at, itemsAt, textAt } from '../tree/nodes.ts';

/** A chart in the repository. */
export interface ChartFolder {
  readonly path: string;
  /** Its Chart.yaml. */
  readonly tree: Tree;
  readonly name: string;
  readonly dependencies: readonly ChartDependency[];
}

export interface ChartDependency {
  readonly tree: Tree;
  readonly name: string;
  /** The key of its values in those of the chart. */
  readonly key: string;
  readonly repository: string | undefined;
  readonly version: string | undefined;
  /** Paths of values, the first that is set decides. */
  readonly conditions: readonly string[];
}

/** The chart of a folder; null where it has none that can be read. */
export function chartOf(folder: Folder, path: string): ChartFolder | null {
  const file = path === '.' ? 'Chart.yaml' : `${path}/Chart.yaml`;
  if (!folder.files.has(file) || isRole(folder, path)) return null;
  const [tree] = folder.trees(file);
  const name = textAt(tree, 'name');
  if (tree === undefined || name === undefined) return null;
  return { path, tree, name, dependencies: itemsAt(tree, 'dependencies').flatMap(toDependency) };
}

/** Roles of Ansible may have a Chart.yaml too, for the tools that read it. */
function isRole(folder: Folder, path: string): boolean {
  return folder.hasFolder(path === '.' ? 'tasks' : `${path}/tasks`);
}

function toDependency(tree: Tree): readonly ChartDependency[] {
  const name = textAt(tree, 'name');
  if (name === undefined) return [];
  return [
    {
      tree,
      name,
      key: textAt(tree, 'alias') ?? name,
      repository: textAt(tree, 'repository'),
      version: textAt(tree, 'version'),
      conditions: (textAt(tree, 'condition') ?? '').split(',').filter((path) => path !== ''),
    },
  ];
}

/** Whether the values switch a dependency off. */
export function isDependencyOff({ conditions }: ChartDependency, values: Tree | undefined): boolean {
  for (const path of conditions) {
    const value = at(values, ...path.trim().split('.'));
    if (value?.kind === 'scalar' && typeof value.value === 'boolean') return !value.value;
  }
  return false;
}
