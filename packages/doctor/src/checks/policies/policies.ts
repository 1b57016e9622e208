import type { CheckDefinition } from '../../check.ts';
import type { ObservedKind } from '../../desired/observed-kinds.ts';
import { objectCheck } from '../object-check.ts';

/** The network policies of the network. Apps may have more of their own. */
export const policiesCheck: CheckDefinition<readonly ObservedKind[]> = objectCheck({
  id: 'policies',
  subject: 'policies',
  title: 'network policies',
  symptom: null,
  applies: ({ policies, tunnel }) => policies.defaultDenyIngress.length > 0 || tunnel !== null,
  kinds: ['NetworkPolicy'],
});
