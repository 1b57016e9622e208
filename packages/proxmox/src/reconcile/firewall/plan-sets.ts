import { entryKey } from './entry-key.ts';
import type { FirewallWrite } from './firewall-write.ts';
import { setRefusals, useRefusals } from './ownership-refusals.ts';
import { EMPTY_PART, mergeParts, type FirewallPlanInput, type PlanPart } from './plan-part.ts';
import type { ObservedSet } from './read-firewall.ts';

/** IP sets and their entries. */
export function planSets({ mark, desired, observed, allow }: FirewallPlanInput): PlanPart {
  const names = new Set(desired.sets.map(({ name }) => name));
  const kept = desired.sets.map(({ name, entries }): PlanPart => {
    const found = observed.sets.get(name);
    if (found === undefined) {
      const additions = [
        { kind: 'set', action: 'create', name } as const,
        ...entryWrites('create', { name, entries }),
      ];
      return { ...EMPTY_PART, additions };
    }
    if (found.comment !== mark) {
      return { ...EMPTY_PART, refusals: [...setRefusals({ mark, name, entries, found })] };
    }
    return planEntries({ name, entries, found });
  });
  const deleted = [...observed.sets]
    .filter(([name, { comment }]) => comment === mark && !names.has(name))
    .map(([name, { entries }]): PlanPart => {
      if (entries.some(({ comment }) => comment !== null)) {
        return { ...EMPTY_PART, notes: [`IP set ${name} holds entries of others: it stays.`] };
      }
      const own = entries.map(({ entry }) => entry);
      return {
        ...EMPTY_PART,
        removals: [...entryWrites('delete', { name, entries: own }), { kind: 'set', action: 'delete', name }],
        refusals: allow.has('deletes') ? [...useRefusals({ mark, kind: 'set', name, observed })] : [],
      };
    });
  return mergeParts([...kept, ...deleted]);
}

/** In a set of ours, entries without a comment are ours too: netloom writes none. */
function planEntries(options: {
  readonly name: string;
  readonly entries: readonly string[];
  readonly found: ObservedSet;
}): PlanPart {
  const { name, entries, found } = options;
  const keys = new Set(entries.map(entryKey));
  const there = new Set(found.entries.map(({ entry }) => entryKey(entry)));
  const surplus = found.entries.filter(({ entry }) => !keys.has(entryKey(entry)));
  // Proxmox takes an address only once, with or without nomatch
  const opposite = surplus.filter(({ entry }) => keys.has(entryKey(negated(entry))));
  const rest = surplus.filter((each) => !opposite.includes(each));
  return {
    ...EMPTY_PART,
    additions: [
      ...entryWrites('delete', { name, entries: opposite.map(({ entry }) => entry) }),
      ...entryWrites('create', { name, entries: entries.filter((entry) => !there.has(entryKey(entry))) }),
    ],
    removals: entryWrites('delete', {
      name,
      entries: rest.filter(({ comment }) => comment === null).map(({ entry }) => entry),
    }),
    notes: rest
      .filter(({ comment }) => comment !== null)
      .map(
        ({ entry, comment }) =>
          `${entry} in IP set ${name} belongs to somebody else (${comment ?? ''}): it stays.`,
      ),
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
