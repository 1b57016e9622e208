import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface WorkspacePackage {
  readonly name: string;
  /** From the root, e.g. `packages/engine`. */
  readonly folder: string;
  /** What other packages import, and its file: `@netloom/engine/check` → `packages/engine/src/check.ts`. */
  readonly modules: ReadonlyMap<string, string>;
  readonly sources: readonly string[];
  readonly tests: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly exports?: Readonly<Record<string, string>>;
}

/** The packages of the npm workspace in a folder, in the order of its `workspaces`. */
export function readWorkspace(root: string): readonly WorkspacePackage[] {
  const { workspaces = [] } = readManifest(root);
  return workspaces
    .flatMap((pattern) => globSync(pattern, { cwd: root }).sort())
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => readPackage(root, folder));
}

function readPackage(root: string, folder: string): WorkspacePackage {
  const { name, exports = {} } = readManifest(join(root, folder));
  const modules = Object.entries(exports)
    .filter(([, file]) => file.endsWith('.ts'))
    .map(([subpath, file]) => [join(name, subpath), join(folder, file)] as const);
  const files = (kind: string): readonly string[] =>
    globSync(`${folder}/${kind}/**/*.ts`, { cwd: root }).sort();
  return { name, folder, modules: new Map(modules), sources: files('src'), tests: files('test') };
}

function readManifest(folder: string): Manifest {
  // npm has read it before
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
