/** For each rule that reads only the text of TypeScript the least that breaks it. */
export const SYNTAX_EXAMPLES: Readonly<Record<string, string>> = {
  'no-array-constructor': 'export const a = new Array(1, 2);',
  'no-empty-function': 'export function a(): void {}',
  'no-unused-expressions': 'export const a = 1; a;',
  'no-unused-vars': 'const a = 1; const _b = 2; export const c = (_d: number, e: number): number => 1;',
  'no-useless-constructor': 'export class A { #b = 1; constructor() {} c(): number { return this.#b; } }',
  'no-var': 'export var a = 1;',
  'prefer-const': 'let a = 1; export const b = a;',
  'prefer-rest-params': 'export function a(): unknown { return arguments; }',
  'prefer-spread':
    'export const a = (b: (...c: number[]) => void, d: number[]): void => { b.apply(undefined, d); };',
  'typescript/adjacent-overload-signatures':
    'export interface A { b(c: string): void; d(): void; b(c: number): void }',
  'typescript/array-type': 'export type A = Array<number>;',
  'typescript/ban-ts-comment': '// @ts-expect-error short\nexport const a: number = "b";',
  'typescript/ban-tslint-comment': '/* tslint:disable */\nexport const a = 1;',
  'typescript/class-literal-property-style': "export class A { get b(): string { return 'c'; } }",
  'typescript/consistent-generic-constructors': 'export const a: Map<string, number> = new Map();',
  'typescript/consistent-indexed-object-style': 'export interface A { [key: string]: number }',
  'typescript/consistent-type-assertions': 'export const a = <unknown>1;',
  'typescript/consistent-type-definitions': 'export type A = { b: number };',
  'typescript/consistent-type-imports':
    "import { Stats } from 'node:fs';\nexport type A = Stats | undefined;",
  'typescript/explicit-module-boundary-types': 'export function a() { return 1; }',
  'typescript/no-confusing-non-null-assertion':
    'export const a = (b: number | null, c: number): boolean => b! == c;',
  'typescript/no-duplicate-enum-values': 'export enum A { B = 1, C = 1 }',
  'typescript/no-dynamic-delete':
    'export const a = (b: Record<string, number>, c: string): void => { delete b[c]; };',
  'typescript/no-empty-object-type': 'export type A = {};',
  'typescript/no-explicit-any': 'export type A = any;',
  'typescript/no-extra-non-null-assertion': 'export const a = (b: { c: number } | null): number => b!!.c;',
  'typescript/no-extraneous-class': 'export class A { static b(): number { return 1; } }',
  'typescript/no-inferrable-types': 'export const a = (b: number = 1): number => b;',
  'typescript/no-invalid-void-type': 'export type A = { readonly b: void }["b"];',
  'typescript/no-misused-new': 'export interface A { new (): A }',
  'typescript/no-namespace': 'export namespace A { export const b = 1; }',
  'typescript/no-non-null-asserted-nullish-coalescing':
    'export const a = (b: { c: number | null }): number => b.c! ?? 1;',
  'typescript/no-non-null-asserted-optional-chain':
    'export const a = (b: { c: number } | undefined): number => b?.c!;',
  'typescript/no-non-null-assertion': 'export const a = (b: number | null): number => b!;',
  'typescript/no-require-imports': "import a = require('node:fs'); export const b = a;",
  'typescript/no-this-alias': 'export class A { b(): () => unknown { const c = this; return () => c; } }',
  'typescript/no-unnecessary-type-constraint': 'export type A<T extends unknown> = T[];',
  'typescript/no-unsafe-declaration-merging':
    'export interface A { b: number } export class A { c(): number { return 1; } }',
  'typescript/no-unsafe-function-type': 'export type A = Function;',
  'typescript/no-wrapper-object-types': 'export type A = String;',
  'typescript/prefer-as-const': "export const a = 'b' as 'b';",
  'typescript/prefer-for-of':
    'export const a = (b: number[]): void => { for (let i = 0; i < b.length; i++) { c(b[i]); } };\ndeclare const c: (d: unknown) => void;',
  'typescript/prefer-function-type': 'export interface A { (): number }',
  'typescript/prefer-literal-enum-member': 'const b = 1; export enum A { B = b }',
  'typescript/prefer-namespace-keyword': 'export declare module A { const b: number; }',
  'typescript/triple-slash-reference': '/// <reference path="./other.ts" />\nexport const a = 1;',
  'typescript/unified-signatures':
    'export function a(b: string): void; export function a(b: number): void; export function a(b: unknown): void { b; }',
};
