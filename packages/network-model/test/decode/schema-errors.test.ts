import { readdirSync, readFileSync } from 'node:fs';
import { SCHEMA_ERRORS, schemaErrorDocs, type SchemaErrorCode } from '../../src/index.ts';
import { mistakesOf } from '../mistakes.ts';

const SCHEMA_ERROR_PAGES = new URL('../../src/decode/schema-errors/', import.meta.url);

// Object.keys forgets the literal types of a constant's keys.
const codes = Object.keys(SCHEMA_ERRORS) as SchemaErrorCode[];

describe('pages of the schema errors', () => {
  it('are there for each code, and for nothing else', () => {
    expect(readdirSync(SCHEMA_ERROR_PAGES).sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });

  it.each(codes)('begin with %s and its description', (code) => {
    const sentence = SCHEMA_ERRORS[code];
    const [title, , first] = pageOf(code).split('\n');
    expect(title).toBe(`# ${code}`);
    expect(first).toBe(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
  });

  it.each(codes)('show an example of %s that gives it alone, and one that gives nothing', (code) => {
    const mistakes = blocks(code, 'fires').map((text) =>
      mistakesOf(text).map((diagnostic) => diagnostic.code),
    );
    expect(mistakes).toEqual([[code]]);
    expect(blocks(code, 'silent').map(mistakesOf)).toEqual([[]]);
  });

  it('are at the path that a diagnostic has', () => {
    expect(
      readFileSync(new URL(`../../../../${schemaErrorDocs('bad-value')}`, import.meta.url), 'utf8'),
    ).toBe(pageOf('bad-value'));
  });
});

function pageOf(code: SchemaErrorCode): string {
  return readFileSync(new URL(`${code}.md`, SCHEMA_ERROR_PAGES), 'utf8');
}

function blocks(code: SchemaErrorCode, kind: 'fires' | 'silent'): readonly string[] {
  const pattern = new RegExp(`^\`\`\`yaml ${kind}\\n(.*?)^\`\`\`$`, 'gms');
  return [...pageOf(code).matchAll(pattern)].map(([, text = '']) => text);
}
