import { plain } from '@netloom/chart-kit';
import { operators, type Operator } from '@netloom/deployment';
import { diffFields } from '../fields/diff-fields.ts';
import { printField } from '../fields/print-field.ts';
import { pairRows } from '../pair-rows.ts';
import { added, changed, removed, type Networks, type NetworkChange } from '../statement.ts';

/** Controllers outside the umbrella: which, at which version, with which values. */
export function* operatorVersions({ before, after }: Networks): Iterable<NetworkChange> {
  const [olds, nexts] = [operators(before.network), operators(after.network)];
  for (const { key, before: old, after: next } of pairRows(
    { before: olds, after: nexts },
    ({ name }) => name,
  )) {
    if (old === null) {
      yield added(key, `is needed at ${next.version}`);
    } else if (next === null) {
      yield removed(key, `is no longer needed; it stays installed at ${old.version} until you remove it`);
    } else {
      yield* operatorChanges(key, { old, next });
    }
  }
}

function* operatorChanges(
  name: string,
  { old, next }: { readonly old: Operator; readonly next: Operator },
): Iterable<NetworkChange> {
  if (old.version !== next.version) yield changed(name, `moves from ${old.version} to ${next.version}`);
  if (old.namespace !== next.namespace) {
    yield changed(name, `moves from namespace ${old.namespace} to ${next.namespace}`);
  }
  for (const field of diffFields(plain(old.values), plain(next.values))) {
    yield { action: field.action, subject: name, text: `value ${printField(field)}` };
  }
}
