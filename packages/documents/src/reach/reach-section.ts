import type { NetworkFacts } from '@netloom/network-model';
import { indexNetwork, matrix, type Matrix } from '@netloom/reachability';
import { table } from '../markdown/blocks.ts';
import { code } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

/** Beyond so many targets a page is no place for the answers. */
const MOST_TARGETS = 100;

const WORDS = { allow: 'yes', deny: 'no', unknown: '?' } as const;

/** Who reaches what: targets and sources with the same answers are one row and one column. */
export function reachSection(facts: NetworkFacts): Section | null {
  const { exposures, services } = facts.network;
  if (exposures.length + services.length === 0) return null;
  if (exposures.length + services.length > MOST_TARGETS) {
    return section('Who Reaches What', {
      blocks: [
        `${exposures.length} hosts and ${services.length} Services: \`netloom matrix\` prints the answers.`,
      ],
    });
  }
  return section('Who Reaches What', {
    blocks: [
      'As the network states it; `?` is what it does not say. `netloom trace FROM TO` has the way, hop by hop.',
      grouped(matrix(indexNetwork(facts))),
    ],
  });
}

function grouped({ sources, rows }: Matrix): string | null {
  const verdicts = rows.map(({ target, answers }) => ({
    target,
    words: answers.map(({ verdict }) => WORDS[verdict]),
  }));
  const columns = [
    ...Map.groupBy(sources.keys(), (column) => verdicts.map(({ words }) => words[column]).join()).values(),
  ];
  const groups = [...Map.groupBy(verdicts, ({ words }) => words.join()).values()];
  return table(
    ['To', ...columns.map((column) => column.map((index) => sources[index]).join('<br>'))],
    groups.map((group) => [
      group.map(({ target }) => code(target)).join('<br>'),
      ...columns.map(([index = 0]) => group[0]?.words[index] ?? ''),
    ]),
  );
}
