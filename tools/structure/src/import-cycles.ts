import { importsOf } from './imports.ts';
import type { ModuleGraph } from './module-graph.ts';

/**
 * Files that import one another in a circle, each circle once: the strongly connected components of the imports, types and
 * `import(…)` included (R. Tarjan, Depth-first search and linear graph algorithms, 1972).
 */
export function findImportCycles(
  files: readonly string[],
  graph: ModuleGraph,
): readonly (readonly string[])[] {
  const known = new Set(files);
  /** When a file was first reached, and the earliest file on the path that it leads back to. */
  const reached = new Map<string, number>();
  const leadsTo = new Map<string, number>();
  const path: string[] = [];
  const cycles: (readonly string[])[] = [];

  const visit = (file: string): number => {
    const index = reached.size;
    reached.set(file, index);
    leadsTo.set(file, index);
    path.push(file);
    for (const target of targetsOf(file, graph)) {
      if (!known.has(target)) continue;
      const back = reached.has(target) ? (leadsTo.get(target) ?? Infinity) : visit(target);
      leadsTo.set(file, Math.min(leadsTo.get(file) ?? index, back));
    }
    const earliest = leadsTo.get(file) ?? index;
    if (earliest < index) return earliest;
    const component = path.splice(path.indexOf(file));
    // what is not on the path any more is no way back
    for (const each of component) leadsTo.set(each, Infinity);
    if (component.length > 1) cycles.push(component.sort());
    return Infinity;
  };

  for (const file of files) if (!reached.has(file)) visit(file);
  return cycles.sort(([a = ''], [b = '']) => a.localeCompare(b));
}

function targetsOf(file: string, graph: ModuleGraph): readonly string[] {
  const { static: statics, dynamic } = importsOf(graph.parse(file));
  return [...statics, ...dynamic].flatMap((specifier) => graph.resolve(specifier, file) ?? []);
}
