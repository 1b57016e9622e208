import { listCodes } from '../../../src/commands/explain/list-codes.ts';
import { renderPage } from '../../../src/commands/explain/render-page.ts';
import type { Terminal } from '../../../src/terminal/terminal.ts';
import { wrapText } from '../../../src/terminal/wrap-text.ts';
import { runHere } from '../../run-here.ts';

function terminalOf(columns: number | null, color = false): Terminal {
  const nothing = (): void => undefined;
  return { out: nothing, err: nothing, progress: nothing, color: { out: color, err: color }, columns };
}

const PAGE = `# some-code

A pool holds no address
that a machine has.

## Example

\`\`\`yaml fires
a: 1
\`\`\`

- [MetalLB](https://metallb.io), \`release\` notes
- more
`;

describe('netloom explain', () => {
  it('lists every code by its subject, with severity and whether --fix helps', async () => {
    const { code, stdout } = await runHere(['explain']);
    const blocks = new Map(
      stdout
        .trimEnd()
        .split('\n\n')
        .map((block) => [block.split('\n')[0], block]),
    );
    expect(code).toBe(0);
    expect(blocks.get('addresses')).toContain(
      '\n  error pool-overlaps-host (--fix)\n      A load balancer pool',
    );
    expect(blocks.get('YAML')).toContain('\n  error duplicate-key\n');
    expect(blocks.get('texts about the network')).toContain('\n  error prose-gateway\n');
  });

  it('gives codes and pages to programs', async () => {
    const all = await runHere(['explain', '--output', 'json']);
    expect(JSON.parse(all.stdout)).toMatchObject({
      codes: expect.arrayContaining([
        expect.objectContaining({ code: 'unknown-key', severity: 'error', fixable: false }),
      ]) as unknown,
    });
    const one = await runHere(['explain', 'pool-overlaps-host', '--output', 'json']);
    expect(JSON.parse(one.stdout)).toMatchObject({
      code: 'pool-overlaps-host',
      subject: 'addresses',
      fixable: true,
      page: expect.stringContaining('# pool-overlaps-host') as string,
    });
  });

  it('prints a page as Markdown, without the marks of its tests, where no terminal is', () => {
    expect(renderPage(PAGE, terminalOf(null))).toBe(PAGE.replace('yaml fires', 'yaml'));
  });

  it('renders a page in the width of a terminal', () => {
    expect(renderPage(PAGE, terminalOf(40))).toBe(`some-code

A pool holds no address that a machine
has.

Example

is reported:
    a: 1

- MetalLB (https://metallb.io), release
notes
- more
`);
    expect(renderPage(PAGE, terminalOf(40, true))).toContain('\u001b[1mis reported:\u001b[0m');
  });

  it('paints severities, and nothing where there are no colours', () => {
    const codes = [
      { code: 'x', severity: 'error', description: 'd', subject: 's', docs: 'x.md', fixable: false } as const,
    ];
    expect(listCodes(codes, terminalOf(80, true))).toBe(
      '\u001b[1ms\u001b[0m\n  \u001b[1;31merror\u001b[0m x\n      d\n',
    );
    expect(listCodes(codes, terminalOf(80))).toBe('s\n  error x\n      d\n');
  });
});

describe(wrapText, () => {
  it('fits the width, at least 40 and at most 100 columns', () => {
    const text = 'word '.repeat(60).trim();
    for (const [width, longest] of [
      [10, 40],
      [60, 60],
      [300, 100],
    ] as const) {
      const lengths = wrapText(text, { width }).map((line) => line.length);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(longest);
      expect(Math.max(...lengths)).toBeGreaterThan(longest - 6);
    }
    expect(wrapText(text, { width: null })).toEqual([text]);
  });

  it('gives a longer word a line of its own', () => {
    expect(wrapText(`a ${'b'.repeat(50)} c`, { width: 40 })).toEqual(['a', 'b'.repeat(50), 'c']);
  });
});
