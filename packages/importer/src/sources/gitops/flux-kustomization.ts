import { groupOfTree } from '../object.ts';
import type { Tree, TreeScalar } from '../tree.ts';
import { entriesAt, itemsAt, scalarAt, textAt } from '../tree/nodes.ts';
import { conceal } from '../tree/secrets.ts';
import type { Variables } from './substitute.ts';

/** https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export function isFluxKustomization(object: Tree): boolean {
  return textAt(object, 'kind') === 'Kustomization' && groupOfTree(object) === 'kustomize.toolkit.fluxcd.io';
}

/** The folder that it applies, relative to the repository. */
export function fluxPath(object: Tree): string {
  const path = (textAt(object, 'spec', 'path') ?? '.').replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  return path === '' ? '.' : path;
}

/** Finds a ConfigMap or Secret by what names it. */
export type FindObject = (kind: string, name: string, namespace: string | undefined) => Tree | undefined;

/** null where nothing is substituted. */
export function fluxVariables(object: Tree, find: FindObject): Variables | null {
  const from = itemsAt(object, 'spec', 'postBuild', 'substituteFrom');
  const own = entriesAt(object, 'spec', 'postBuild', 'substitute');
  if (from.length === 0 && own.length === 0) return null;
  const values = new Map<string, TreeScalar>();
  let isPartial = false;
  for (const reference of from) {
    const kind = textAt(reference, 'kind') ?? '';
    const found = find(kind, textAt(reference, 'name') ?? '', textAt(object, 'metadata', 'namespace'));
    if (found === undefined) isPartial = true;
    else for (const [name, value] of dataOf(found)) values.set(name, value);
  }
  for (const [name, { value }] of own) if (value.kind === 'scalar') values.set(name, value);
  return { values, isPartial };
}

/** The data of a ConfigMap or Secret; of a Secret each value is concealed. */
export function dataOf(object: Tree): readonly (readonly [string, TreeScalar])[] {
  const isSecret = textAt(object, 'kind') === 'Secret';
  return ['data', 'stringData'].flatMap((field) =>
    entriesAt(object, field).flatMap(([name, { value }]) => {
      const scalar = scalarAt(value);
      if (scalar === undefined) return [];
      return [[name, isSecret ? conceal(scalar, name) : scalar] as const];
    }),
  );
}
