import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeAt } from '@netloom/diagnostics';
import { findHelm } from '@netloom/helm';
import { readSources } from '../../src/sources/read-sources.ts';
import type { Sources } from '../../src/sources/sources.ts';
import type { Tree } from '../../src/sources/tree.ts';
import { at, type TreeKey } from '../../src/sources/tree/nodes.ts';

export const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

/** Reads one of the fixtures, with real Helm. */
export async function readFixture(name: string): Promise<Sources> {
  return readSources([{ kind: 'folder', path: `${FIXTURES}/${name}` }], {
    helm: async () => findHelm(process),
    env: {},
  });
}

/** `apps/web/ingress.yaml:7 web.example.net`: where the value at a path is written in a fixture, and what it is. */
export function written(fixture: string, tree: Tree | undefined, ...path: readonly TreeKey[]): string {
  const node = at(tree, ...path);
  if (node === undefined) return 'nothing';
  const { file, start } = placeAt(node.source, node.span);
  const place = `${relative(`${FIXTURES}/${fixture}`, file)}:${start.line}`;
  return node.kind === 'scalar' ? `${place} ${String(node.value)}` : place;
}
