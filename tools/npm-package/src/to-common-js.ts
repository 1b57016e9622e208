import { transform } from 'esbuild';
import { NODE_FLOOR } from './manifest.ts';

export interface CompiledModule {
  readonly name: string;
  readonly code: string;
  readonly map: string;
}

const URL_OF_MODULE = '__moduleUrl';
const DECLARED = `const ${URL_OF_MODULE} = process.getBuiltinModule('node:url').pathToFileURL(__filename).href;`;

/**
 * A module of ESM as one of CommonJS: only of those can the compiled code be kept after they have run. esbuild cuts
 * into chunks for ESM alone, so that each chunk is turned by itself.
 */
export async function toCommonJs({ name, code, map }: CompiledModule): Promise<CompiledModule> {
  const inlined = Buffer.from(map).toString('base64');
  const result = await transform(`${code}\n//# sourceMappingURL=data:application/json;base64,${inlined}`, {
    sourcefile: name,
    sourcemap: 'external',
    format: 'cjs',
    platform: 'node',
    target: `node${NODE_FLOOR}`,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    define: { 'import.meta.url': URL_OF_MODULE },
    // becomes a promise of what `require` gives
    supported: { 'dynamic-import': false },
    banner: `"use strict";${code.includes('import.meta.url') ? DECLARED : ''}`,
  });
  return { name, code: result.code, map: result.map };
}
