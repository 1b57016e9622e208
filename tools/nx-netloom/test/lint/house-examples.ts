const SYNTAX = 'eslint-js(no-restricted-syntax)';
const IMPORT = 'eslint(no-restricted-imports)';
const UNUSED = 'Unused eslint-disable directive (no problems were reported).';
const CLASS =
  'export class Address {\n  readonly #text = "a";\n  toString(): string {\n    return this.#text;\n  }\n}\n';

/** Files of this repository's own rules, and what is found in each. */
export const HOUSE_EXAMPLES: Readonly<Record<string, readonly [text: string, ...codes: string[]]>> = {
  'packages/metallb/src/enum.ts': ['enum A {\n  B = 1,\n}\nexport type C = A;\n', SYNTAX],
  'packages/metallb/src/all.ts': ["export * from './enum.ts';\n", SYNTAX],
  'packages/metallb/src/fields.ts': ['export class A {\n  readonly b = 1;\n}\n', SYNTAX],
  'packages/metallb/src/lazy.ts': ["export const a = async (): Promise<unknown> => import('./enum.ts');\n"],
  'packages/cli/src/lazy.ts': [
    "export const a = async (): Promise<unknown> => import('./print.ts');\n",
    SYNTAX,
  ],
  'packages/cli/src/commands/plan/command.ts': [
    "export const a = async (): Promise<unknown> => import('../../print.ts');\n",
  ],
  'packages/cli/src/enum.ts': ['enum A {\n  B = 1,\n}\nexport type C = A;\n', SYNTAX],
  'packages/metallb/src/print.ts': ["console.log('a');\n", 'eslint(no-console)'],
  'packages/metallb/src/process.ts': ['export const a = process.pid;\n', 'eslint(no-restricted-globals)'],
  'packages/cli/src/print.ts': ['console.log(process.pid);\n'],
  'packages/metallb/src/start.ts': ["export { execa } from 'execa';\n", IMPORT],
  'packages/metallb/src/spawn.ts': ["export { spawn } from 'node:child_process';\n", IMPORT],
  'packages/metallb/src/read.ts': ["export { readFile } from 'node:fs/promises';\n", IMPORT],
  'packages/metallb/src/testing/read.ts': ["export { readFile } from 'node:fs/promises';\n"],
  'packages/engine/src/read.ts': ["export { readFileSync } from 'node:fs';\n"],
  'packages/engine/src/start.ts': ["export { execa } from 'execa';\n", IMPORT],
  'packages/helm/src/start.ts': ["export { spawn } from 'node:child_process';\n"],
  'packages/addresses/src/address.ts': [CLASS],
  'packages/metallb/src/address.ts': [CLASS],
  'packages/metallb/src/template.ts': [
    "import type { Address } from '../../addresses/src/address.ts';\nexport const a = (b: Address, c: number): string => `${b} ${c}`;\n",
  ],
  'packages/metallb/src/other-template.ts': [
    "import type { Address } from './address.ts';\nexport const a = (b: Address): string => `${b}`;\n",
    'typescript(restrict-template-expressions)',
  ],
  'packages/metallb/src/braces.ts': [
    'export const a = (b: boolean): number => {\n  if (b)\n    return 1;\n  return 2;\n};\n',
    'eslint(curly)',
  ],
  'packages/metallb/src/some-braces.ts': [
    'export const a = (b: boolean): number => {\n  if (b) return 1;\n  else {\n    return 2;\n  }\n};\n',
    'eslint(curly)',
  ],
  'packages/metallb/src/no-braces.ts': [
    'export const a = (b: boolean): number => {\n  if (b) return 1;\n  return 2;\n};\n',
  ],
  'packages/metallb/src/order.ts': [
    "import { b } from './b.ts';\nimport { join } from 'node:path';\n\nexport const a = join(b, b);\n",
    'perfectionist(sort-imports)',
  ],
  'packages/metallb/src/b.ts': ["export const b = 'b';\n"],
  'packages/metallb/src/remark.ts': ['// A remark\nexport const a = 1;\n', 'eslint(capitalized-comments)'],
  'packages/metallb/src/names.ts': [
    "// Helm's own\nexport const a = 1;\n// IPv6 too\nexport const b = 1;\n/* A block. */\n/** A sentence. */\nexport const c = 1;\n",
  ],
  'packages/metallb/src/used-directive.ts': [
    '// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as an example\nexport type A = any;\n',
  ],
  'packages/metallb/src/used-directive-of-types.ts': [
    '// eslint-disable-next-line @typescript-eslint/no-deprecated -- as an example\nexport const a = (b: string): string => b.substr(1);\n',
  ],
  'packages/metallb/src/used-directive-of-plugin.ts': [
    "// eslint-disable-next-line eslint-js/no-restricted-syntax -- as an example\nexport * from './enum.ts';\n",
  ],
  'packages/metallb/src/unused-directive.ts': [
    '// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as an example\nexport type A = unknown;\n',
    UNUSED,
  ],
  'packages/metallb/src/unused-directive-of-types.ts': [
    '// eslint-disable-next-line @typescript-eslint/await-thenable -- as an example\nexport const a = 1;\n',
    UNUSED,
  ],
  'packages/metallb/test/sure.test.ts': ['export const a = (b: number | null) => b!;\n'],
};
