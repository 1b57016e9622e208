import { formModule } from '@netloom/chart-kit';
import { NetloomValues } from '../values.ts';
import * as functions from './readers.ts';

/** The form of the umbrella's values as a module: path in the workspace → text. */
export function renderValuesForm(): ReadonlyMap<string, string> {
  const text = formModule({
    from: 'umbrella',
    readers: { functions },
    readersPath: './readers.ts',
    schemas: { VALUES_FORM: NetloomValues },
  });
  return new Map([['packages/umbrella/src/form/values-form.ts', text]]);
}
