import { ownerOf, refInWords, refOf } from '@netloom/cluster';
import { inWords } from '@netloom/network-model';
import { judgeObjects } from './objects.ts';
import type { Refusal } from '../../changes/refusal.ts';
import { isFound } from '../object-changes.ts';
import type { Installed } from '../../observe/read-installed.ts';
import type { Seen } from '../../observe/observed-object.ts';

/** What is there and was not installed for this network is not taken without being asked. */
export function foreignObjects(seen: readonly Seen[], installed: Installed): readonly Refusal[] {
  const found = seen.filter(isFound).flatMap(({ wanted, live }) => {
    const owner = ownerOf(live);
    const isOwn =
      installed.by === 'argo' && owner.kind === 'argo' && owner.application === installed.application;
    // namespaces are judged by what runs in them: `netloom apply` says what it would do
    if (wanted === null || isOwn || wanted.kind === 'Namespace') return [];
    return [{ wanted, live, served: true, conflicts: [] }];
  });
  const judged = judgeObjects({
    objects: found,
    adopt: false,
    forceConflicts: false,
    addonSources: new Map(),
    brought: new Set(),
    bring: () => null,
  });
  return judged.refusals;
}

/** What a dry run of the file met. */
export function refusedByServer(seen: readonly Seen[]): readonly Refusal[] {
  return seen.flatMap(({ wanted, refused }) => {
    if (wanted === null || refused === null) return [];
    return [
      {
        code: 'server-refuses' as const,
        message: `the cluster would not take ${refInWords(refOf(wanted))}: ${refused}`,
        help: 'the words are those of the cluster; a field that is immutable takes a deletion first',
      },
    ];
  });
}

const MOST_NAMES = 4;

/** A user without a right lacks it for many objects: one line, with the words for the first. */
export function untriedNotes(seen: readonly Seen[]): readonly string[] {
  const failed = seen.flatMap(({ installed, untried: why }) =>
    installed === null || why === null ? [] : [{ name: refInWords(refOf(installed)), ...why }],
  );
  return [...Map.groupBy(failed, ({ trouble }) => trouble).values()].map((group) => {
    const names = group.map(({ name }) => name);
    const which = names.length > MOST_NAMES ? `${names.length} objects` : inWords(names);
    return `whether somebody edited ${which} is not known: ${group[0]?.what ?? ''}`;
  });
}
