import { findImportCycles } from './import-cycles.ts';
import { ModuleGraph } from './module-graph.ts';
import { readWorkspace } from './workspace.ts';

/** The circles of imports among the sources of a workspace: files of a circle can only be read together. */
export function checkImportCycles(root: string): readonly string[] {
  const packages = readWorkspace(root);
  const files = packages.flatMap(({ sources }) => sources);
  return findImportCycles(files, new ModuleGraph(root, packages)).map((cycle) =>
    [
      `error: ${cycle.length} files import each other in a circle`,
      ...cycle.map((file) => `    ${file}`),
      '  Move what they share, often a type, into a file of its own.',
    ].join('\n'),
  );
}
