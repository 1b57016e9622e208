import { havingSection, sectionMark, withSection } from '../src/marked-section.ts';

const MARK = sectionMark('exports');

describe(withSection, () => {
  it('writes between the marks, and leaves all else', async () => {
    const page = `# A\n\n${MARK}\n\nold\n\n<!-- end -->\n\nB *kept*\n`;
    expect(await withSection(page, 'exports', '* new')).toBe(
      `# A\n\n${MARK}\n\n- new\n\n<!-- end -->\n\nB *kept*\n`,
    );
  });

  it('throws where the page has no such section', async () => {
    await expect(withSection(`${MARK}\n`, 'exports', '')).rejects.toThrow(
      `there is no section from ${MARK} to <!-- end -->`,
    );
  });
});

describe(havingSection, () => {
  it('adds the section at the end of a page without it', () => {
    const page = havingSection('# A\n', 'exports', '## Exports');
    expect(page).toBe(`# A\n\n## Exports\n\n${MARK}\n\n<!-- end -->\n`);
    expect(havingSection(page, 'exports', '## Exports')).toBe(page);
  });
});
