import { readdirSync, readFileSync } from 'node:fs';
import { loadText } from '@netloom/network-model/testing';
import { checkProse, PROSE_RULES, proseDocs } from '../../src/prose/index.ts';

const PAGES = new URL('../../src/prose/pages/', import.meta.url);

describe('the pages of the prose rules', () => {
  it('are one for each rule', () => {
    expect(readdirSync(PAGES).toSorted()).toEqual(PROSE_RULES.map(({ code }) => `${code}.md`).toSorted());
  });

  describe.each(PROSE_RULES.map(({ code, description }) => ({ code, description })))(
    '$code',
    ({ code, description }) => {
      const page = readFileSync(new URL(`${code}.md`, PAGES), 'utf8');
      const findings = (block: string): readonly string[] =>
        checkProse(
          'README.md',
          blockOf(page, `markdown ${block}`),
          loadText(blockOf(page, 'yaml network')),
        ).map((finding) => finding.code);

      it('has a page that says what the rule does', () => {
        expect(page.split('\n').slice(0, 3)).toEqual([`# ${code}`, '', description]);
        expect(proseDocs(code)).toBe(`packages/documents/src/prose/pages/${code}.md`);
      });

      it('finds the mistake of its page, and nothing in the corrected text', () => {
        expect(findings('fires')).toEqual([code]);
        expect(findings('silent')).toEqual([]);
      });
    },
  );
});

function blockOf(page: string, language: string): string {
  const [, after = ''] = page.split(`\`\`\`${language}\n`);
  return after.split('```\n')[0] ?? '';
}
