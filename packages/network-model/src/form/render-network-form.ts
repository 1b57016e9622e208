import { NetworkFile } from '../file/network-file.ts';
import { FormPrinter } from './print-form.ts';

/** The form of network.yaml as a module: path in the workspace → text. */
export function renderNetworkForm(): ReadonlyMap<string, string> {
  const printer = new FormPrinter();
  const name = printer.print(NetworkFile);
  const text = [
    '// Rendered by `netloom render` from packages/network-model. Do not edit.',
    "import * as readers from '../file/readers.ts';",
    "import type { Form } from './form.ts';",
    '',
    ...printer.declarations,
    '',
    '/** The form of network.yaml. */',
    `export const NETWORK_FORM: Form = ${name};`,
    '',
  ].join('\n');
  return new Map([['packages/network-model/src/form/network-form.ts', text]]);
}
