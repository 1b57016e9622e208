import { type Origin, type ParsedSource, type SourceNode, childAt, parseSource } from '../src/index.ts';

/** Reads a text that holds a document without a format error. */
export function parsed(text: string, file = 'network.yaml'): ParsedSource & { readonly root: SourceNode } {
  const result = parseSource(text, file);
  expect(result.diagnostics).toEqual([]);
  if (result.source.root === null) throw new Error('the text holds no document');
  return { ...result, root: result.source.root };
}

/** The origin of the value at `path`. */
export function originAt(
  { source, root }: ReturnType<typeof parsed>,
  ...path: readonly (string | number)[]
): Origin {
  let node: SourceNode = root;
  for (const step of path) {
    const child = childAt(node, step);
    if (child === null) throw new Error(`there is nothing at ${path.join('/')}`);
    node = child;
  }
  return { kind: 'written', source, node };
}
