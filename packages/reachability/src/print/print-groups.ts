import { describeList } from '@netloom/network-model';
import type { Verdict } from '../hop.ts';
import type { Matrix, MatrixRow } from '../matrix.ts';
import { WORDS } from './print-matrix.ts';

const PODS = 'pods of ';

/** More names than this are counted. */
const MOST_NAMES = 8;

/** Who gets one answer. The pods beside a Service are named so: Services that only those reach are answered alike. */
interface Starts {
  readonly verdict: Verdict;
  readonly zones: readonly string[];
  readonly ownPods: boolean;
  /** Whether there are such pods, and they get another answer. */
  readonly isOthers: boolean;
  /** Namespaces, but for the target's own; null where these are all. */
  readonly pods: readonly string[] | null;
}

/** Targets with the same answers from everywhere, and below them who gets which: no more lines than there are differences. */
export function matrixGroups(matrix: Matrix): string {
  const { sources, rows } = matrix;
  const answered = rows.map((row) => ({ target: row.target, starts: startsOf(row, matrix) }));
  const groups = [...Map.groupBy(answered, ({ starts }) => JSON.stringify(starts)).values()];
  const blocks = groups.map((alike) => {
    const lines = (alike[0]?.starts ?? []).map(
      (starts) => `  ${WORDS[starts.verdict].padEnd(3)}  ${describeStarts(starts)}\n`,
    );
    return `${describeList(first(alike.map(({ target }) => target)))}\n${lines.join('')}`;
  });
  const last = `${rows.length} targets from ${sources.length} starts; equal rows and columns are one, --verbose prints them all\n`;
  return [...blocks, last].join('\n');
}

function startsOf({ target, answers }: MatrixRow, { sources }: Matrix): readonly Starts[] {
  const [, namespace] = /^service:([^/]+)\//.exec(target) ?? [];
  const own = namespace === undefined ? null : `${PODS}${namespace}`;
  const others = sources.filter((source) => isPods(source) && source !== own);
  return (['allow', 'unknown', 'deny'] as const).flatMap((verdict): readonly Starts[] => {
    const starts = sources.filter((_, column) => answers[column]?.verdict === verdict);
    if (starts.length === 0) return [];
    const pods = starts.filter((start) => isPods(start) && start !== own);
    const isAll = others.length > 0 && pods.length === others.length;
    return [
      {
        verdict,
        zones: starts.filter((start) => !isPods(start)),
        ownPods: own !== null && starts.includes(own),
        isOthers: own !== null && sources.includes(own) && !starts.includes(own),
        pods: isAll ? null : pods.map((start) => start.slice(PODS.length)),
      },
    ];
  });
}

function describeStarts({ zones, ownPods, isOthers, pods }: Starts): string {
  if (pods === null) return describeList([...zones, isOthers ? 'all other pods' : 'all pods']);
  return describeList([
    ...zones,
    ...(ownPods ? ['pods of its own namespace'] : []),
    ...(pods.length === 0 ? [] : [`${PODS}${first(pods).join(', ')}`]),
  ]);
}

function first(names: readonly string[]): readonly string[] {
  const more = names.length - MOST_NAMES;
  return more > 0 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names;
}

function isPods(start: string): boolean {
  return start.startsWith(PODS);
}
