import { DELIBERATE_HOMONYMS } from './deliberate-homonyms.ts';
import { describeHomonym } from './describe-structure.ts';
import { findHomonyms } from './homonyms.ts';
import { ModuleGraph } from './module-graph.ts';
import { readWorkspace } from './workspace.ts';

/** What is wrong with the names that the packages of a workspace export; nothing else of it is read. */
export function checkHomonyms(
  root: string,
  deliberate: Readonly<Record<string, string>> = DELIBERATE_HOMONYMS,
): readonly string[] {
  const packages = readWorkspace(root);
  const homonyms = findHomonyms(packages, new ModuleGraph(root, packages));
  const found = new Set(homonyms.map(({ name }) => name));
  return [
    ...homonyms
      .filter(({ name }) => !Object.hasOwn(deliberate, name))
      .map((homonym) =>
        [
          `error: "${homonym.name}" means more than one thing among what the packages export`,
          ...describeHomonym(homonym).slice(1),
          '  Rename one of them, or list the name in tools/structure/src/deliberate-homonyms.ts with the reason.',
        ].join('\n'),
      ),
    ...Object.keys(deliberate)
      .filter((name) => !found.has(name))
      .map((name) => `error: "${name}" is listed in deliberate-homonyms.ts, but has one meaning`),
  ];
}
