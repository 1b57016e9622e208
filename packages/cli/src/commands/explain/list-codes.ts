import { painter, wrapText, type Layout } from '@netloom/diagnostics/layout';
import type { DescribedCode } from './described-code.ts';

/** All codes below what they are about, each with its severity, whether `--fix` helps, and what is required. */
export function listCodes(codes: readonly DescribedCode[], { color, width }: Layout): string {
  const paint = painter(color);
  const blocks = [...Map.groupBy(codes, ({ subject }) => subject)].map(([subject, own]) =>
    [
      paint('bold', subject),
      ...own.flatMap(({ code, severity, fixable, description }) => [
        `  ${paint(severity, severity)} ${code}${fixable ? ' (--fix)' : ''}`,
        ...wrapText(description, { width, first: '      ' }),
      ]),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}
