import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { WorkspacePackage } from './workspace.ts';

/** The modules of a workspace, each parsed once; nothing is type-checked. */
export class ModuleGraph {
  readonly #root: string;
  readonly #modules: ReadonlyMap<string, string>;
  readonly #parsed = new Map<string, ts.SourceFile>();

  constructor(root: string, packages: readonly WorkspacePackage[]) {
    this.#root = root;
    this.#modules = new Map(packages.flatMap(({ modules }) => [...modules]));
  }

  /** `file` is a path from the root. */
  parse(file: string): ts.SourceFile {
    const known = this.#parsed.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(this.#root, file), 'utf8');
    const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    this.#parsed.set(file, parsed);
    return parsed;
  }

  /** The file of the workspace that a module imports by `specifier`; null for what npm installs and for Node's own. */
  resolve(specifier: string, importer: string): string | null {
    if (specifier.startsWith('.')) return join(importer, '..', specifier);
    return this.#modules.get(specifier) ?? null;
  }
}
