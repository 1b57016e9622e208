import type { Tree } from '../tree.ts';
import { mapScalars } from '../tree/nodes.ts';
import { conceal } from '../tree/secrets.ts';

const SECRET = /token|passw|secret|api_?key|private_?key|credential/i;

/** Machines' settings keep passwords beside addresses. */
export function withoutSecrets(tree: Tree): Tree {
  return mapScalars(tree, (scalar, key) =>
    SECRET.test(key) &&
    typeof scalar.value === 'string' &&
    scalar.hidden === undefined &&
    !/_(?:name|file|path)$/.test(key)
      ? conceal(scalar, key)
      : scalar,
  );
}
