import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';
import type { CallFrame } from './cpu-profile.ts';

const INSTALLED = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/;
const OWN = /packages\/[^/]+/;

/** Finds the package that a call frame of the bundle comes from, by the source maps that `npm run pack` writes. */
export class Sources {
  readonly #maps: ReadonlyMap<string, SourceMap>;

  private constructor(maps: ReadonlyMap<string, SourceMap>) {
    this.#maps = maps;
  }

  static async read(folder: string, modules: readonly string[]): Promise<Sources> {
    const maps = modules.map(async (module): Promise<readonly [string, SourceMap]> => {
      const text = await readFile(join(folder, `${module}.map`), 'utf8');
      // written by esbuild
      return [module, new SourceMap(JSON.parse(text) as ConstructorParameters<typeof SourceMap>[0])];
    });
    return new Sources(new Map(await Promise.all(maps)));
  }

  /** `packages/diagnostics`, the name of an npm package, `node` for what Node does, or V8's `(garbage collector)`. */
  packageOf({ functionName, url, lineNumber, columnNumber }: CallFrame): string {
    if (url === '') return functionName.startsWith('(') ? functionName : 'node';
    const entry = this.#maps.get(basename(url))?.findEntry(lineNumber, columnNumber);
    const source = entry !== undefined && 'originalSource' in entry ? entry.originalSource : url;
    const own = OWN.exec(source)?.[0];
    return INSTALLED.exec(source)?.[1] ?? own ?? (url.startsWith('file:') ? basename(url) : 'node');
  }
}

/** The module of the bundle whose evaluation a call frame is; null for a call of a function. */
export function evaluationOf({ functionName, url, lineNumber }: CallFrame): string | null {
  return functionName === '' && url.startsWith('file:') && lineNumber === 0 ? basename(url) : null;
}
