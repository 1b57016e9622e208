import type { Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import type { DescribedCode } from './run.ts';

const COLOR = { error: '1;31', warning: '1;33', info: '1;36' } as const;

/** All codes below what they are about, each with its severity, whether `--fix` helps, and what is required. */
export function listCodes(codes: readonly DescribedCode[], { color, columns }: Terminal): string {
  const paint = (style: string, text: string): string =>
    color.out ? `\u001b[${style}m${text}\u001b[0m` : text;
  const blocks = [...Map.groupBy(codes, ({ subject }) => subject)].map(([subject, own]) =>
    [
      paint('1', subject),
      ...own.flatMap(({ code, severity, fixable, description }) => [
        `  ${paint(COLOR[severity], severity)} ${code}${fixable ? ' (--fix)' : ''}`,
        ...wrapText(description, { width: columns, indent: '      ' }),
      ]),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}
