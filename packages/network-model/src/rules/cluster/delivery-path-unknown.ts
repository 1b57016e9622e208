import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isFolderPath } from '../../file/folder-path.ts';
import { generatedPath } from '../../repository-place.ts';

export const deliveryPathUnknown: Rule<NetworkFacts> = {
  code: 'delivery-path-unknown',
  severity: 'warning',
  description: 'The path that is read from Git is stated, or follows from where the file lies.',
  *check({ network: { delivery }, origins, place }) {
    if (delivery === null || place === null) return;
    const at = origins.of(delivery.git, 'path');
    if (at.kind === 'written') return;
    const path = generatedPath(place);
    if (path === null) {
      yield {
        message: `delivery.git.path is not stated, and the file lies in no Git checkout: the path is taken to be "${delivery.git.path}"`,
        at,
        help: 'state delivery.git.path, the folder of generated/ from the root of the repository, or move the file into a checkout',
      };
    } else if (!isFolderPath(path)) {
      yield {
        severity: 'error',
        message: `delivery.git.path is not stated, and cannot be "${path}", where the file lies: a folder has letters, digits, ".", "_" and "-", and begins with a letter, a digit or "_"`,
        at,
        help: 'rename the folders, or state delivery.git.path where generated/ is committed under another path',
      };
    }
  },
};
