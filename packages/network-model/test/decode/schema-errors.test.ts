import { readdirSync, readFileSync } from 'node:fs';
import { FILE_FORM_PAGES, FILE_FORMS, fileFormDocs, type FileFormCode } from '../../src/index.ts';
import { mistakesOf } from '../mistakes.ts';

// Object.keys forgets the literal types of a constant's keys.
const codes = Object.keys(FILE_FORMS) as FileFormCode[];

describe('pages of the schema errors', () => {
  it('are there for each code, and for nothing else', () => {
    expect(readdirSync(FILE_FORM_PAGES).sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });

  it.each(codes)('begin with %s and its description', (code) => {
    const sentence = FILE_FORMS[code];
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
    expect(readFileSync(new URL(`../../../../${fileFormDocs('bad-value')}`, import.meta.url), 'utf8')).toBe(
      pageOf('bad-value'),
    );
  });
});

function pageOf(code: FileFormCode): string {
  return readFileSync(new URL(`${code}.md`, FILE_FORM_PAGES), 'utf8');
}

function blocks(code: FileFormCode, kind: 'fires' | 'silent'): readonly string[] {
  const pattern = new RegExp(`^\`\`\`yaml ${kind}\\n(.*?)^\`\`\`$`, 'gms');
  return [...pageOf(code).matchAll(pattern)].map(([, text = '']) => text);
}
