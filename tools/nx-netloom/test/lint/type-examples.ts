/** For each rule that asks for types the least that breaks it. */
export const TYPE_EXAMPLES: Readonly<Record<string, string>> = {
  'typescript/await-thenable': 'export const a = async (): Promise<number> => await 1;',
  'typescript/dot-notation': "export const a = (b: { c: number }): number => b['c'];",
  'typescript/no-array-delete': 'export const a = (b: number[]): void => { delete b[0]; };',
  'typescript/no-base-to-string': 'export const a = String({});',
  'typescript/no-confusing-void-expression': 'export const a = (b: () => void): void => b();',
  'typescript/no-deprecated': '/** @deprecated */ const a = 1; export const b = a;',
  'typescript/no-duplicate-type-constituents': 'export type A = string | string;',
  'typescript/no-floating-promises': 'export const a = (b: Promise<number>): void => { b; };',
  'typescript/no-for-in-array':
    'export const a = (b: number[]): void => { for (const c in b) { d(c); } };\ndeclare const d: (e: string) => void;',
  'typescript/no-generated-empty-object-type': 'export type A = Omit<{ b: number }, "b">;',
  'typescript/no-implied-eval': "setTimeout('b', 1);",
  'typescript/no-meaningless-void-operator': 'export const a = (b: () => void): void => { void b(); };',
  'typescript/no-misused-promises':
    'export const a = (b: Promise<boolean>): number => { if (b) return 1; return 2; };',
  'typescript/no-misused-spread': "export const a = [...'b'];",
  'typescript/no-mixed-enums': "export enum A { B = 1, C = 'c' }",
  'typescript/no-redundant-type-constituents': 'export type A = unknown | string;',
  'typescript/no-unnecessary-boolean-literal-compare':
    'export const a = (b: boolean): number => { if (b === true) return 1; return 2; };',
  'typescript/no-unnecessary-condition':
    'export const a = (b: { c: number }): number => { if (b) return 1; return 2; };',
  'typescript/no-unnecessary-template-expression': "export const a = `${'b'}`;",
  'typescript/no-unnecessary-type-arguments':
    'declare function b<T = number>(c: T): T; export const a = b<number>(1);',
  'typescript/no-unnecessary-type-assertion': 'export const a = (b: number): number => b as number;',
  'typescript/no-unnecessary-type-conversion': 'export const a = (b: string): string => String(b);',
  'typescript/no-unnecessary-type-parameters': 'export function a<T>(b: T): unknown { return b; }',
  'typescript/no-unsafe-argument':
    'declare const b: any; declare const c: (d: string) => void; c(b); export {};',
  'typescript/no-unsafe-assignment': 'declare const b: any; export const a: string = b;',
  'typescript/no-unsafe-call': 'declare const b: any; b();\nexport {};',
  'typescript/no-unsafe-enum-assignment': 'enum A { B = 1 }\nexport const a: A = 1;',
  'typescript/no-unsafe-enum-comparison': 'enum A { B = 1 }\nexport const a = (b: A): boolean => b === 1;',
  'typescript/no-unsafe-member-access': 'declare const b: any; export const a = (): unknown => b.c;',
  'typescript/no-unsafe-return': 'declare const b: any; export const a = (): string => b;',
  'typescript/no-unsafe-unary-minus': 'export const a = (b: string): number => -b;',
  'typescript/no-useless-default-assignment': 'export const a = [1].map((b = 2) => b);',
  'typescript/non-nullable-type-assertion-style':
    'export const a = (b: number | null): number => b as number;',
  'typescript/only-throw-error': "throw 'b';",
  'typescript/prefer-find': 'export const a = (b: number[]): unknown => b.filter((c) => c > 1)[0];',
  'typescript/prefer-includes': "export const a = (b: string): boolean => b.indexOf('c') !== -1;",
  'typescript/prefer-nullish-coalescing': "export const a = (b: string | null): string => b || 'c';",
  'typescript/prefer-optional-chain':
    'export const a = (b: { c: { d: number } } | null): unknown => b && b.c;',
  'typescript/prefer-promise-reject-errors': "export const a = Promise.reject('b');",
  'typescript/prefer-reduce-type-parameter':
    'export const a = (b: number[]): string[] => b.reduce((c, d) => [...c, String(d)], [] as string[]);',
  'typescript/prefer-regexp-exec': 'export const a = (b: string): unknown => b.match(/c/);',
  'typescript/prefer-return-this-type': 'export class A { b(): A { return this; } }',
  'typescript/prefer-string-starts-ends-with': "export const a = (b: string): boolean => b[0] === 'c';",
  'typescript/related-getter-setter-pairs': 'export interface A { get b(): string; set b(c: number) }',
  'typescript/require-await': 'export const a = async (): Promise<number> => 1;',
  'typescript/restrict-plus-operands': 'export const a = (b: number, c: string): string => b + c;',
  'typescript/return-await':
    'export const a = async (b: Promise<number>): Promise<number> => { try { return b; } catch { return 1; } };',
  'typescript/switch-exhaustiveness-check':
    "export const a = (b: 'c' | 'd'): number => { switch (b) { case 'c': return 1; } return 2; };",
  'typescript/unbound-method':
    'class B { #d = 1; c(): number { return this.#d; } }\nexport const a = new B().c;',
  'typescript/use-unknown-in-catch-callback-variable':
    'export const a = (b: Promise<void>): Promise<void> => b.catch((error) => { throw error; });',
};
