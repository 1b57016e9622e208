import type { CheckDefinition } from '../../check.ts';
import type { ObservedKind } from '../../desired/observed-kinds.ts';
import { objectCheck } from '../object-check.ts';

/** What external-dns makes records of. */
export const dnsEndpointsCheck: CheckDefinition<readonly ObservedKind[]> = objectCheck({
  id: 'dns-endpoints',
  subject: 'dns',
  title: 'records that external-dns is to make',
  symptom: null,
  applies: ({ dns }) => dns !== null,
  kinds: ['DNSEndpoint'],
});
