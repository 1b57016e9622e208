import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import { compareBySeverity, type Diagnostic } from '@netloom/diagnostics';
import type { NetworkView } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { code, NONE } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

/**
 * What is wrong or worth knowing, and what is waived. Neither lines, which a comment moves, nor whether a waiver has expired:
 * the page of a network changes when the network does, and not with the day.
 */
export function findingSection({ facts: { network }, diagnostics, waived }: NetworkView): Section | null {
  const found = [...diagnostics, ...waived.map(({ diagnostic }) => diagnostic)]
    .filter(({ code: name }) => !name.startsWith('waiver-'))
    .toSorted(compareBySeverity);
  const waivers = network.waivers.map(({ code: name, matches, reason, until }) => [
    code(name),
    matches === null ? NONE : escapeMarkdown(matches),
    escapeMarkdown(reason),
    until,
  ]);
  return section('Findings', {
    blocks: [table(['Severity', 'Code', 'Finding'], found.map(findingRow))],
    sections: [
      section('Waivers', { blocks: [table(['Code', 'Of those that say', 'Reason', 'Until'], waivers)] }),
    ],
  });
}

function findingRow({ severity, code: name, message }: Diagnostic): readonly string[] {
  return [severity, codeSpan(name), escapeMarkdown(message)];
}
