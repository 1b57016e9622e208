import { formModule } from '@netloom/chart-kit';
import { NetworkFile } from '../file/network-file.ts';
import * as functions from '../file/readers.ts';
import { finderOf } from '../file/refuse.ts';
import { parserOf } from '../file/text-codec.ts';

/** The form of network.yaml as a module: path in the workspace → text. */
export function renderNetworkForm(): ReadonlyMap<string, string> {
  const text = formModule({
    from: 'network-model',
    readers: { functions, parserOf, finderOf },
    readersPath: '../file/readers.ts',
    schemas: { NETWORK_FORM: NetworkFile },
  });
  return new Map([['packages/network-model/src/form/network-form.ts', text]]);
}
