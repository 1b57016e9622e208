import { describeRef, refOf } from '@netloom/cluster';
import { describeList } from '@netloom/network-model';
import type { Refusal } from '../../changes/refusal.ts';
import type { ObservedObject } from '../../observe/observed-object.ts';

/** What the dry run of the file met. */
export function* rejectedObjects(objects: readonly ObservedObject[]): Iterable<Refusal> {
  for (const { desired, dryRun } of objects) {
    if (desired === null || dryRun?.of !== 'desired' || dryRun.failure?.isRejection !== true) continue;
    yield {
      code: 'server-refuses',
      message: `the API server rejects ${describeRef(refOf(desired))}: ${dryRun.failure.detail}`,
      help: 'the message is that of the API server; to change an immutable field, delete the object first',
    };
  }
}

const MOST_NAMES = 4;

/** A user without a right lacks it for many objects: one line, with the words for the first. */
export function unknownDriftNotes(objects: readonly ObservedObject[]): readonly string[] {
  const failed = objects.flatMap(({ installed, dryRun }) =>
    installed === null || dryRun?.failure == null || (dryRun.of === 'desired' && dryRun.failure.isRejection)
      ? []
      : [{ name: describeRef(refOf(installed)), ...dryRun.failure }],
  );
  return [...Map.groupBy(failed, ({ error }) => error).values()].map((group) => {
    const names = group.map(({ name }) => name);
    const which = names.length > MOST_NAMES ? `${names.length} objects` : describeList(names);
    return `whether somebody edited ${which} is not known: ${group[0]?.detail ?? ''}`;
  });
}
