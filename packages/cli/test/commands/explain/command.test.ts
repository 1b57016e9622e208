import { PLAIN } from '@netloom/diagnostics/layout';
import { listCodes } from '../../../src/commands/explain/list-codes.ts';
import { renderPage } from '../../../src/commands/explain/render-page.ts';
import { runHere } from '../../run-here.ts';

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
    expect(renderPage(PAGE, PLAIN)).toBe(PAGE.replace('yaml fires', 'yaml'));
  });

  it('renders a page in the width of a terminal', () => {
    expect(renderPage(PAGE, { width: 40, color: false })).toBe(`some-code

A pool holds no address that a machine
has.

Example

is reported:
    a: 1

- MetalLB (https://metallb.io), release
  notes
- more
`);
    expect(renderPage(PAGE, { width: 40, color: true })).toContain('\u001b[1mis reported:\u001b[0m');
  });

  it('paints severities, and nothing where there are no colours', () => {
    const codes = [
      { code: 'x', severity: 'error', description: 'd', subject: 's', docs: 'x.md', fixable: false } as const,
    ];
    expect(listCodes(codes, { width: 80, color: true })).toBe(
      '\u001b[1ms\u001b[0m\n  \u001b[1;31merror\u001b[0m x\n      d\n',
    );
    expect(listCodes(codes, { width: 80, color: false })).toBe('s\n  error x\n      d\n');
  });
});
