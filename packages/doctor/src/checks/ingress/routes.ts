import type { CheckDefinition } from '../../check.ts';
import type { ObservedKind } from '../../desired/observed-kinds.ts';
import { objectCheck } from '../object-check.ts';

/** What Traefik serves, and how it is configured. */
export const routesCheck: CheckDefinition<readonly ObservedKind[]> = objectCheck({
  id: 'routes',
  subject: 'ingress',
  title: 'routes of internal hosts',
  symptom: null,
  applies: ({ ingresses }) => ingresses.length > 0,
  kinds: ['IngressRoute', 'Ingress', 'HTTPRoute', 'Gateway', 'Middleware', 'TLSStore', 'HelmChartConfig'],
});
