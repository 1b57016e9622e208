import { codeSpan, fencedBlock } from '@netloom/chart-kit';
import { printLines, wrapText } from '@netloom/diagnostics';
import { planChecksum } from './checksum.ts';
import { objectParts, planSummary, wordParts, type PlanPart } from './plan-lines.ts';
import type { Plan } from './plan.ts';
import { refusalLines, refusalSummary } from './print-refusals.ts';
import { rolloutLines } from './print-rollout.ts';

/** GitHub takes 65,536 characters in a comment, GitLab and Forgejo more. */
const ROOM = { refusals: 6_000, short: 10_000, words: 20_000, objects: 20_000, others: 4_000 } as const;

/** A part with more lines is cut, and the whole of it folded. */
const MOST_LINES = 12;

/** A forge does not break lines of code. */
const WIDTH = 100;

/**
 * A plan as the comment of a pull request, of which the first line says whose it is, so that the next one replaces it. What
 * comes from the network or the names of files is code: nothing in it is a link, a mention or markup. A backslash would not keep
 * GitHub from making a mention.
 */
export function planMarkdown(plan: Plan, title: string): string {
  const { network, rollout, notes, warnings, refusals } = plan;
  const words = wordParts(plan);
  const short = words.map(shortened);
  const stops = [...refusals.flatMap(refusalLines), ...warnings.map((warning) => `warning: ${warning}`)];
  const others = [
    ...(rollout === null ? [] : rolloutLines(network, rollout)),
    ...notes.map((note) => `note: ${note}`),
  ];
  const objects = block('diff', objectParts(plan).flatMap(diffLines), ROOM.objects);
  const blocks = [
    `<!-- netloom plan: ${network} -->`,
    `### netloom: what changes in ${codeSpan(network)}`,
    ...refusalSummary(refusals).map((line) => `**${line.replace(' above', '')}**`),
    block('text', stops, ROOM.refusals),
    block('diff', short.flatMap(diffLines), ROOM.short),
    short.every((part, index) => part === words[index])
      ? ''
      : folded('all of it', block('diff', words.flatMap(diffLines), ROOM.words)),
    objects === '' ? `${planSummary(plan)}.` : folded(planSummary(plan), objects),
    folded('what an apply does, and notes', block('text', others, ROOM.others)),
    `${codeSpan(title)}, checksum ${codeSpan(planChecksum(plan))}`,
  ];
  return `${blocks.filter((one) => one !== '').join('\n\n')}\n`;
}

function shortened(part: PlanPart): PlanPart {
  const more = part.lines.length - MOST_LINES;
  return more > 1 ? { ...part, lines: [...part.lines.slice(0, MOST_LINES), `  … ${more} more`] } : part;
}

/** A part as a diff: what a forge paints stands in the first column. */
function diffLines({ title, lines }: PlanPart): readonly string[] {
  return [
    `@@ ${title} @@`,
    ...lines.flatMap((line) => {
      const [, first = '', text = ''] = /^ {0,2}( *(?:[-+~!?] )?)(.*)$/s.exec(line) ?? [];
      return wrapText(text, { width: WIDTH, first, rest: ' '.repeat(first.length + 2) });
    }),
  ];
}

/** Lines as they are, as many as there is room for; the last says how many more there are. */
function block(language: 'diff' | 'text', lines: readonly string[], room: number): string {
  if (lines.length === 0) return '';
  const shown: string[] = [];
  let left = room;
  for (const line of lines) {
    const text = printLines([line]);
    left -= text.length;
    if (left < 0) break;
    shown.push(text);
  }
  const more = lines.length - shown.length;
  if (more > 0) {
    shown.push(`… ${more} more lines: this is longer than a comment may be, netloom plan prints it all\n`);
  }
  return fencedBlock(language, shown.join(''));
}

function folded(summary: string, content: string): string {
  if (content === '') return '';
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
