import { plain } from '@netloom/chart-kit';
import { diffFields } from '../fields/diff-fields.ts';
import { printField } from '../fields/print-field.ts';
import { pairRows } from '../pair-rows.ts';
import { added, removed, type Networks, type NetworkChange } from '../statement.ts';
import { settingRows } from './setting-rows.ts';

/** What no other topic tells of, field by field: nothing of a network changes without a word. */
export function* settings({ before, after }: Networks): Iterable<NetworkChange> {
  const rows = { before: settingRows(before.network), after: settingRows(after.network) };
  for (const pair of pairRows(rows, ({ label }) => label)) {
    if (pair.before === null) {
      yield added(pair.key, 'is new');
    } else if (pair.after === null) {
      yield removed(pair.key, 'is gone');
    } else {
      for (const field of diffFields(plain(pair.before.value), plain(pair.after.value))) {
        yield { action: field.action, subject: pair.key, text: printField(field) };
      }
    }
  }
}
