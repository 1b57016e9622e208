export { declarationsOf, exportedNames } from './exported-names.ts';
export { ModuleGraph } from './module-graph.ts';
export { readWorkspace, type WorkspacePackage } from './workspace.ts';
