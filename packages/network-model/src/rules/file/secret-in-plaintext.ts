import { primaryNode, type Finding, type Rule, type Source } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { findSecrets } from '../../secrets/find-secrets.ts';

/** Cannot be waived, and is checked even in a file that cannot be decoded. */
export const secretInPlaintext: Rule<NetworkFacts> = {
  code: 'secret-in-plaintext',
  severity: 'error',
  description: 'The file contains no secret.',
  *check({ network, origins }) {
    yield* secretFindings(primaryNode(origins.of(network)).source);
  },
};

/** What the rule finds in a text, whether it is a network or not. */
export function* secretFindings(source: Source): Iterable<Finding> {
  for (const { what, span } of findSecrets(source)) {
    yield {
      // never the text itself: what is printed here ends in the logs of a pipeline.
      message: `this looks like ${what}: anyone who can read the file, or an older version of it, has it`,
      at: { kind: 'written', source, node: { kind: 'scalar', span, value: null } },
      help: 'put it into a Secret, name that here, and rotate it: once committed, a secret counts as leaked',
    };
  }
}
