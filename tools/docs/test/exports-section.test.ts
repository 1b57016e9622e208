import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModuleGraph, type WorkspacePackage } from '@netloom/structure';
import { exportsSection } from '../src/exports/exports-section.ts';

/** The section of a package whose index file has this text. */
async function sectionOf(index: string, more = ''): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'netloom-docs-'));
  try {
    await mkdir(join(root, 'src'));
    await writeFile(join(root, 'src/index.ts'), index);
    await writeFile(join(root, 'src/more.ts'), more);
    const modules = new Map([
      ['@w/a', 'src/index.ts'],
      ...(more === '' ? [] : [['@w/a/more', 'src/more.ts'] as const]),
    ]);
    const each: WorkspacePackage = { name: '@w/a', folder: '.', modules, sources: [], tests: [] };
    return exportsSection(each, new ModuleGraph(root, [each]));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

describe(exportsSection, () => {
  it.each([
    [
      'a function with the first sentence of its comment',
      '/** Reads\n * e.g. a text. And more. */\nexport async function read(path: string, limit = 3): Promise<string> { return path; }',
      '- `read(path: string, limit?): Promise<string>`: Reads e.g. a text.',
    ],
    [
      'the members of a parameter that is taken apart',
      'export function sum({ a, b = 1 }: { readonly a: number; readonly b?: number }): number { return a + b; }',
      '- `sum({ a: number, b?: number }): number`',
    ],
    [
      'the names alone where the parameter has a type of its own',
      'export function sum({ facts: { network }, at = 1 }: Input = {}): number { return at; }',
      '- `sum({ facts, at }?: Input): number`',
    ],
    ['a generic function', 'export const same = <T>(value: T): T => value;', '- `same<T>(value: T): T`'],
    ['a value with its type', 'export const RULES: readonly Rule[] = [];', '- `RULES: readonly Rule[]`'],
    ['a short value', "export const NAME = 'netloom';", "- `NAME = 'netloom'`"],
    [
      'how a long value begins',
      "export const Pool = defineKind({ kind: 'IPAddressPool', plural: 'ipaddresspools' });",
      '- `Pool = defineKind(…)`',
    ],
    [
      'a class with what its users may call and read',
      [
        '/** One address. */',
        'export class Address<T> extends Value {',
        '  readonly #value: bigint;',
        '  readonly family: 4 | 6;',
        "  override readonly name = 'a';",
        '  constructor(value: bigint) { super(); }',
        '  static of(value: bigint): Address { return new Address(value); }',
        '  /** How many. */',
        '  get size(): bigint { return 1n; }',
        '  private hidden(): void {}',
        '}',
      ].join('\n'),
      [
        '- `class Address<T> extends Value`: One address.',
        '  - `family: 4 | 6`',
        '  - `new Address(value: bigint)`',
        '  - `static of(value: bigint): Address`',
        '  - `size: bigint`: How many.',
      ].join('\n'),
    ],
    [
      'a type with its comment, and others in one line',
      '/** A row <of> `a<b>`. */\nexport interface Row {}\nexport type Rows = Row[];\nexport interface Cell {}',
      '- `interface Row`: A row &lt;of> `a<b>`.\n\nOther types: `Rows`, `Cell`.',
    ],
  ])('lists %s', async (_, index, expected) => {
    expect(await sectionOf(index)).toBe(`### \`@w/a\`\n\n${expected}`);
  });

  it('describes what two modules export once', async () => {
    const section = await sectionOf(
      'export const a = 1;\n',
      "export { a } from './index.ts';\nexport const b = 2;\n",
    );
    expect(section).toBe(
      '### `@w/a`\n\n- `a = 1`\n\n### `@w/a/more`\n\n- `b = 2`\n\nExported here as well: `a`.',
    );
  });
});
