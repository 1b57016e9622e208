import { childAt, type SourceNode } from '@netloom/diagnostics';

export interface Located {
  /** The node at the path, or the nearest one above it that is there. */
  readonly node: SourceNode;
  /** The path as far as the tree goes. */
  readonly path: readonly PropertyKey[];
  /** The key that the nearest mapping or list lacks; null if the path leads all the way. */
  readonly missing: PropertyKey | null;
}

/** Follows an issue's path down the tree. A scalar that is read as a list of one is also the place of its element. */
export function locate(root: SourceNode, path: readonly PropertyKey[]): Located {
  let node = root;
  for (const [depth, key] of path.entries()) {
    const child = typeof key === 'symbol' ? null : childAt(node, key);
    if (child === null) {
      return { node, path: path.slice(0, depth), missing: isOneOfMany(node, key) ? null : key };
    }
    node = child;
  }
  return { node, path, missing: null };
}

/** Whether the value is read as a list that has it alone; a mapping may be written where no list is. */
function isOneOfMany({ kind }: SourceNode, key: PropertyKey): boolean {
  return kind === 'scalar' || (kind === 'mapping' && typeof key === 'number');
}

/** `services[2].expose[0].host`. */
export function printPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    const written = /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
    return text === '' ? written : `${text}.${written}`;
  }, '');
}
