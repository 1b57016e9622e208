import { entryKey } from './entry-key.ts';
import type { FirewallWrite } from './firewall-write.ts';
import { judgeSet, judgeUse } from './judge-firewall.ts';
import { NOTHING, together, type FirewallPlanOptions, type PlanPart } from './plan-part.ts';
import type { ObservedSet } from './read-firewall.ts';

/** IP sets and their entries. */
export function planSets({ mark, wanted, observed, allow }: FirewallPlanOptions): PlanPart {
  const names = new Set(wanted.sets.map(({ name }) => name));
  const stay = wanted.sets.map(({ name, entries }): PlanPart => {
    const found = observed.sets.get(name);
    if (found === undefined) {
      const ups = [
        { kind: 'set', action: 'create', name } as const,
        ...entryWrites('create', { name, entries }),
      ];
      return { ...NOTHING, ups };
    }
    if (found.comment !== mark) return { ...NOTHING, refusals: judgeSet({ mark, name, entries, found }) };
    return planEntries({ name, entries, found });
  });
  const go = [...observed.sets]
    .filter(([name, { comment }]) => comment === mark && !names.has(name))
    .map(([name, { entries }]): PlanPart => {
      if (entries.some(({ comment }) => comment !== null))
        return { ...NOTHING, notes: [`IP set ${name} holds entries of others: it stays.`] };
      const own = entries.map(({ entry }) => entry);
      return {
        ...NOTHING,
        downs: [...entryWrites('delete', { name, entries: own }), { kind: 'set', action: 'delete', name }],
        refusals: allow.has('deletes') ? judgeUse({ mark, kind: 'set', name, observed }) : [],
      };
    });
  return together([...stay, ...go]);
}

/** In a set of ours, what carries no comment of somebody's is ours too: we write entries without one. */
function planEntries(options: {
  readonly name: string;
  readonly entries: readonly string[];
  readonly found: ObservedSet;
}): PlanPart {
  const { name, entries, found } = options;
  const keys = new Set(entries.map(entryKey));
  const there = new Set(found.entries.map(({ entry }) => entryKey(entry)));
  const surplus = found.entries.filter(({ entry }) => !keys.has(entryKey(entry)));
  // Proxmox takes an address only once, whichever way it counts
  const opposite = surplus.filter(({ entry }) => keys.has(entryKey(negated(entry))));
  const rest = surplus.filter((each) => !opposite.includes(each));
  return {
    ...NOTHING,
    ups: [
      ...entryWrites('delete', { name, entries: opposite.map(({ entry }) => entry) }),
      ...entryWrites('create', { name, entries: entries.filter((entry) => !there.has(entryKey(entry))) }),
    ],
    downs: entryWrites('delete', {
      name,
      entries: rest.filter(({ comment }) => comment === null).map(({ entry }) => entry),
    }),
    notes: rest
      .filter(({ comment }) => comment !== null)
      .map(({ entry, comment }) => `${entry} in IP set ${name} is somebody's (${comment ?? ''}): it stays.`),
  };
}

function negated(entry: string): string {
  return entry.startsWith('!') ? entry.slice(1) : `!${entry}`;
}

function entryWrites(
  action: 'create' | 'delete',
  { name, entries }: { readonly name: string; readonly entries: readonly string[] },
): readonly FirewallWrite[] {
  return entries.map((entry) => ({ kind: 'entry', action, set: name, entry }));
}
