import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a name is declared: the file, and what it is called there. */
export interface Declaration {
  readonly file: string;
  readonly name: string;
}

const REEXPORT = /^export \{([^}]*)\} from '(\.[^']+)';/gm;
const SIDE_EFFECT = /^import '(\.[^']+)';/gm;

/** What a file re-exports. An index does nothing else, so that reading its text is enough. */
export class PackageIndex {
  /** The modules that are imported for what they do. */
  readonly sideEffects: readonly string[];
  readonly #exports: ReadonlyMap<string, Declaration>;

  constructor(path: string) {
    const text = readFileSync(path, 'utf8');
    const beside = (specifier = ''): string => join(dirname(path), specifier);
    this.sideEffects = [...text.matchAll(SIDE_EFFECT)].map(([, specifier]) => beside(specifier));
    this.#exports = new Map(
      [...text.matchAll(REEXPORT)].flatMap(([, names = '', specifier]) =>
        readNames(names).map(({ name, alias }) => [alias, { file: beside(specifier), name }] as const),
      ),
    );
  }

  /** null for what the file does not re-export. */
  declarationOf(name: string): Declaration | null {
    const found = this.#exports.get(name);
    if (found === undefined) return null;
    return new PackageIndex(found.file).declarationOf(found.name) ?? found;
  }
}

/** The values in `a, b as c, type D`. */
export function readNames(list: string): readonly { readonly name: string; readonly alias: string }[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !entry.startsWith('type '))
    .map((entry) => {
      const [name = '', alias = name] = entry.split(' as ');
      return { name, alias };
    });
}
