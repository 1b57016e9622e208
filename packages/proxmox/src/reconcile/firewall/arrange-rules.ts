import { heaviestIncreasingSubsequence } from './heaviest-increasing-subsequence.ts';
import { diffRules, sameRule, type RuleOptions } from './rule-options.ts';

/** One call that changes a list of rules; a rule is known by its comment. */
export type RuleChange =
  | { readonly action: 'create'; readonly rule: RuleOptions }
  | {
      readonly action: 'move';
      readonly rule: RuleOptions;
      readonly side: 'after' | 'before';
      readonly anchor: string;
    }
  | {
      readonly action: 'update';
      /** As it is before. */
      readonly rule: RuleOptions;
      readonly set: RuleOptions;
      readonly unset: readonly string[];
    }
  | { readonly action: 'delete'; readonly rule: RuleOptions };

export interface Arrangement {
  /** Creations, moves and updates, in order; none of them removes what is needed. */
  readonly changes: readonly RuleChange[];
  /** Ours that are no longer desired. */
  readonly surplus: readonly RuleOptions[];
  /** The list after the changes; surplus rules are still in it. */
  readonly result: readonly RuleOptions[];
}

/**
 * The fewest changes after which `desired` stand in `current` in their order. Rules of others keep their order, and so
 * do those of ours that are in order already: Proxmox puts a new rule on top.
 */
export function arrangeRules(options: {
  readonly current: readonly RuleOptions[];
  readonly desired: readonly RuleOptions[];
  readonly isOurs: (rule: RuleOptions) => boolean;
}): Arrangement {
  const { current, desired, isOurs } = options;
  const found = new Map<string, RuleOptions>();
  for (const rule of current.toReversed()) if (isOurs(rule)) found.set(ruleName(rule), rule);
  const names = desired.map(ruleName);
  const fresh = desired.filter((rule) => !found.has(ruleName(rule)));
  const updates = desired.flatMap((rule): readonly RuleChange[] => {
    const old = found.get(ruleName(rule));
    return old === undefined || sameRule(old, rule)
      ? []
      : [{ action: 'update', rule: old, ...diffRules(old, rule) }];
  });
  const used = new Set(names.map((name) => found.get(name)));
  const surplus = current.filter((rule) => isOurs(rule) && !used.has(rule));
  const grown = [...fresh, ...current];
  const { moves, result } = putInOrder(grown, { desired, fresh, surplus });
  return {
    changes: [
      ...fresh.toReversed().map((rule): RuleChange => ({ action: 'create', rule })),
      ...moves,
      ...updates,
    ],
    surplus,
    result: result.map((rule) => (used.has(rule) ? (desired[names.indexOf(ruleName(rule))] ?? rule) : rule)),
  };
}

export function ruleName({ comment = '' }: RuleOptions): string {
  return comment;
}

/** Moves only rules of ours, and of those that were there already as few as possible. */
function putInOrder(
  grown: readonly RuleOptions[],
  {
    desired,
    fresh,
    surplus,
  }: {
    readonly desired: readonly RuleOptions[];
    readonly fresh: readonly RuleOptions[];
    readonly surplus: readonly RuleOptions[];
  },
): { readonly moves: readonly RuleChange[]; readonly result: readonly RuleOptions[] } {
  const ranks = new Map(desired.map((rule, rank) => [ruleName(rule), rank]));
  const standing = grown.filter((rule) => ranks.has(ruleName(rule)) && !surplus.includes(rule));
  const kept = new Set(
    heaviestIncreasingSubsequence(
      standing.map((rule) => ({
        rank: ranks.get(ruleName(rule)) ?? 0,
        // one rule that is there already outweighs all new ones
        weight: fresh.includes(rule) ? 1 : fresh.length + 1,
      })),
    ).map((index) => standing[index]),
  );
  const inOrder = standing.toSorted(
    (one, other) => (ranks.get(ruleName(one)) ?? 0) - (ranks.get(ruleName(other)) ?? 0),
  );
  const moves: RuleChange[] = [];
  let result = grown;
  for (const [index, rule] of inOrder.entries()) {
    if (kept.has(rule)) continue;
    const before = inOrder[index - 1];
    const anchor = before ?? inOrder.find((other) => kept.has(other));
    if (anchor === undefined) continue;
    const side = before === undefined ? 'before' : 'after';
    moves.push({ action: 'move', rule, side, anchor: ruleName(anchor) });
    const rest = result.filter((other) => other !== rule);
    result = rest.toSpliced(rest.indexOf(anchor) + (side === 'after' ? 1 : 0), 0, rule);
  }
  return { moves, result };
}
