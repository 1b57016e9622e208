import type { Folder } from '../../folder/folder.ts';
import type { Tree } from '../../tree.ts';
import { embeddedTrees } from '../../tree/embedded.ts';
import { mergeValues } from '../../tree/merge-values.ts';
import { at, itemsAt, scalarAt } from '../../tree/nodes.ts';
import { type Generated, generate, mergedTemplate } from './generators.ts';
import { fillIn, fillText } from './parameters.ts';

/** The Applications of an ApplicationSet, and why some of its generators gave none. */
export interface GeneratedApplications {
  readonly applications: readonly Tree[];
  readonly skipped: readonly string[];
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/ */
export function generateApplications(set: Tree, folder: Folder): GeneratedApplications {
  const template = at(set, 'spec', 'template');
  const skipped: string[] = [];
  if (template === undefined) return { applications: [], skipped };
  const generated = itemsAt(set, 'spec', 'generators').flatMap((one) => generate(one, { folder, skipped }));
  const applications = generated.map((one) => {
    const merged = mergedTemplate(template, one.template) ?? template;
    return patched(fillIn(merged, one.parameters), { set, one, skipped });
  });
  return { applications, skipped: [...new Set(skipped)] };
}

/**
 * With `templatePatch` above it, where that is filled in wholly: lists are replaced.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Template/#template-patch
 */
function patched(
  application: Tree,
  { set, one, skipped }: { readonly set: Tree; readonly one: Generated; readonly skipped: string[] },
): Tree {
  const patch = scalarAt(set, 'spec', 'templatePatch');
  if (typeof patch?.value !== 'string') return application;
  const text = fillText(patch.value, one.parameters);
  if (text.includes('{{')) {
    skipped.push('templatePatch has logic, which is not evaluated');
    return application;
  }
  // its place is where the patch begins: its lines are others once it is filled in
  const { start } = patch.span;
  const [tree] = embeddedTrees({ ...patch, value: text, span: { start, end: start + 1 } });
  return tree?.kind === 'mapping' ? mergeValues(application, tree) : application;
}
