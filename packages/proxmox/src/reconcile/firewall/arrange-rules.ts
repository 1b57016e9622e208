import { heaviestAscent } from './heaviest-ascent.ts';
import { changeOf, sameRule, type RuleOptions } from './rule-options.ts';

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
  /** Creations, moves and updates, in order: nothing of them takes away what is needed. */
  readonly changes: readonly RuleChange[];
  /** Ours that nobody wants any more. */
  readonly surplus: readonly RuleOptions[];
  /** The list after the changes; surplus rules are still in it. */
  readonly result: readonly RuleOptions[];
}

/**
 * The fewest changes after which `wanted` stand in `current` in their order. Rules of others keep their order, and so
 * does whatever of ours stood well: Proxmox puts what is new on top.
 */
export function arrangeRules(options: {
  readonly current: readonly RuleOptions[];
  readonly wanted: readonly RuleOptions[];
  readonly isOurs: (rule: RuleOptions) => boolean;
}): Arrangement {
  const { current, wanted, isOurs } = options;
  const found = new Map<string, RuleOptions>();
  for (const rule of current.toReversed()) if (isOurs(rule)) found.set(nameOf(rule), rule);
  const names = wanted.map(nameOf);
  const fresh = wanted.filter((rule) => !found.has(nameOf(rule)));
  const updates = wanted.flatMap((rule): readonly RuleChange[] => {
    const old = found.get(nameOf(rule));
    return old === undefined || sameRule(old, rule)
      ? []
      : [{ action: 'update', rule: old, ...changeOf(old, rule) }];
  });
  const used = new Set(names.map((name) => found.get(name)));
  const surplus = current.filter((rule) => isOurs(rule) && !used.has(rule));
  const grown = [...fresh, ...current];
  const { moves, result } = putInOrder(grown, { wanted, fresh, surplus });
  return {
    changes: [
      ...fresh.toReversed().map((rule): RuleChange => ({ action: 'create', rule })),
      ...moves,
      ...updates,
    ],
    surplus,
    result: result.map((rule) => (used.has(rule) ? (wanted[names.indexOf(nameOf(rule))] ?? rule) : rule)),
  };
}

export function nameOf({ comment = '' }: RuleOptions): string {
  return comment;
}

/** Moves of ours alone; what was there already moves only where it must. */
function putInOrder(
  grown: readonly RuleOptions[],
  {
    wanted,
    fresh,
    surplus,
  }: {
    readonly wanted: readonly RuleOptions[];
    readonly fresh: readonly RuleOptions[];
    readonly surplus: readonly RuleOptions[];
  },
): { readonly moves: readonly RuleChange[]; readonly result: readonly RuleOptions[] } {
  const ranks = new Map(wanted.map((rule, rank) => [nameOf(rule), rank]));
  const standing = grown.filter((rule) => ranks.has(nameOf(rule)) && !surplus.includes(rule));
  const kept = new Set(
    heaviestAscent(
      standing.map((rule) => ({
        rank: ranks.get(nameOf(rule)) ?? 0,
        // one rule that is there already outweighs all that are new
        weight: fresh.includes(rule) ? 1 : fresh.length + 1,
      })),
    ).map((index) => standing[index]),
  );
  const inOrder = standing.toSorted(
    (one, other) => (ranks.get(nameOf(one)) ?? 0) - (ranks.get(nameOf(other)) ?? 0),
  );
  const moves: RuleChange[] = [];
  let result = grown;
  for (const [index, rule] of inOrder.entries()) {
    if (kept.has(rule)) continue;
    const before = inOrder[index - 1];
    const anchor = before ?? inOrder.find((other) => kept.has(other));
    if (anchor === undefined) continue;
    const side = before === undefined ? 'before' : 'after';
    moves.push({ action: 'move', rule, side, anchor: nameOf(anchor) });
    const rest = result.filter((other) => other !== rule);
    result = rest.toSpliced(rest.indexOf(anchor) + (side === 'after' ? 1 : 0), 0, rule);
  }
  return { moves, result };
}
