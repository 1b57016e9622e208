import { painter, wrapText, type Layout } from '@netloom/diagnostics/layout';

/** What the examples of a page are, which tests run by these marks. */
const MARKS: Readonly<Record<string, string>> = {
  fires: 'is reported:',
  fixed: 'corrected:',
  silent: 'is not reported:',
  network: 'network.yaml:',
};

const FENCE = /^```(\w*) ?(\w*)$/;

/** Whether the page of a rule shows a file that `--fix` has written. */
export function hasFix(page: string): boolean {
  return /^```yaml fixed$/m.test(page);
}

/** A page for a terminal, in its width; where the output goes elsewhere, as the Markdown that it is, without the tests' marks. */
export function renderPage(page: string, { color, width }: Layout): string {
  if (width === null) return page.replaceAll(/^```(\w+) \w+$/gm, '```$1');
  const bold = (text: string): string => painter(color)('bold', text);
  const lines = blocksOf(page).flatMap(({ kind, mark, text }) => {
    if (kind === 'code') {
      const label = MARKS[mark];
      return [
        ...(label === undefined ? [] : [bold(label)]),
        ...text.split('\n').map((line) => `    ${line}`),
        '',
      ];
    }
    if (text.startsWith('#')) return [bold(text.replace(/^#+ /, '')), ''];
    const items = text.split(/\n(?=- )/);
    return [
      ...items.flatMap((item) =>
        wrapText(plainText(item), { width, rest: item.startsWith('- ') ? '  ' : '' }),
      ),
      '',
    ];
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

interface PageBlock {
  readonly kind: 'text' | 'code';
  readonly mark: string;
  readonly text: string;
}

/** Fenced blocks as they are; all else by paragraphs, whose lines belong together. */
function blocksOf(page: string): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  let code: { readonly mark: string; readonly lines: string[] } | null = null;
  let paragraph: string[] = [];
  const endParagraph = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'text', mark: '', text: paragraph.join('\n') });
    paragraph = [];
  };
  for (const line of page.split('\n')) {
    const fence = FENCE.exec(line);
    if (code !== null && fence !== null) {
      blocks.push({ kind: 'code', mark: code.mark, text: code.lines.join('\n') });
      code = null;
    } else if (code !== null) {
      code.lines.push(line);
    } else if (fence !== null) {
      endParagraph();
      code = { mark: fence[2] ?? '', lines: [] };
    } else if (line === '') {
      endParagraph();
    } else {
      paragraph.push(line);
    }
  }
  endParagraph();
  return blocks;
}

/** Links as `text (address)`; code without its marks. */
function plainText(text: string): string {
  return text
    .replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replaceAll('`', '')
    .replaceAll(/\s+/g, ' ');
}
