import { exportedHere } from './exported-names.ts';
import { findHomonyms, type Homonym } from './homonyms.ts';
import { importsOf } from './imports.ts';
import { ModuleGraph } from './module-graph.ts';
import { readWorkspace, type WorkspacePackage } from './workspace.ts';

export interface Size {
  readonly files: number;
  readonly lines: number;
}

export interface PackageStructure {
  readonly name: string;
  readonly folder: string;
  readonly source: Size;
  readonly test: Size;
  /** The packages that its sources import, and by how many statements. */
  readonly imports: Readonly<Record<string, number>>;
  /** What its sources load by `import(…)`. */
  readonly dynamicImports: readonly { readonly file: string; readonly specifier: string }[];
}

export interface Structure {
  readonly packages: readonly PackageStructure[];
  /** Of what the packages export. */
  readonly homonyms: readonly Homonym[];
  /** Names that more than one source file exports, be it to its own package alone. */
  readonly repeatedNames: readonly string[];
}

export function readStructure(root: string): Structure {
  const packages = readWorkspace(root);
  const graph = new ModuleGraph(root, packages);
  const names = packages.map(({ name }) => name);
  return {
    packages: packages.map((workspacePackage) => packageStructure(workspacePackage, { graph, names })),
    homonyms: findHomonyms(packages, graph),
    repeatedNames: repeatedNames(packages, graph),
  };
}

function packageStructure(
  { name, folder, sources, tests }: WorkspacePackage,
  { graph, names }: { readonly graph: ModuleGraph; readonly names: readonly string[] },
): PackageStructure {
  const modules = sources.map((file) => ({ file, ...importsOf(graph.parse(file)) }));
  const imported = modules
    .flatMap((module) => [...module.static, ...module.dynamic])
    .flatMap((specifier) => names.filter((other) => `${specifier}/`.startsWith(`${other}/`)));
  const counts = [...Map.groupBy(imported.sort(), (other) => other)];
  return {
    name,
    folder,
    source: sizeOf(sources, graph),
    test: sizeOf(tests, graph),
    imports: Object.fromEntries(counts.map(([other, all]) => [other, all.length])),
    dynamicImports: modules.flatMap(({ file, dynamic }) => dynamic.map((specifier) => ({ file, specifier }))),
  };
}

function sizeOf(files: readonly string[], graph: ModuleGraph): Size {
  const lines = files.map((file) => graph.parse(file).text.split('\n').length - 1);
  return { files: files.length, lines: lines.reduce((sum, count) => sum + count, 0) };
}

function repeatedNames(packages: readonly WorkspacePackage[], graph: ModuleGraph): readonly string[] {
  const files = packages.flatMap(({ sources }) => sources);
  const names = files.flatMap((file) => [...new Set(exportedHere(graph.parse(file)))]);
  return [...Map.groupBy(names, (name) => name)]
    .filter(([, all]) => all.length > 1)
    .map(([name]) => name)
    .sort();
}
