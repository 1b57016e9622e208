import type { Drawn } from '@netloom/chart-kit';
import type { IngressInput } from '../../ingress-input.ts';
import type { IngressValues } from '../../values.ts';

/** A route of its own on the plain listener; none where nobody listens for https. */
export function toRedirect({ ingress, from }: IngressInput): Drawn<IngressValues>['httpRoutes'] {
  const { name, namespace, tls, redirectToHttps } = ingress;
  if (tls === null || !redirectToHttps) return [];
  const spec = {
    parentRefs: [{ name, namespace, sectionName: 'web' }],
    rules: [
      {
        filters: [
          {
            type: 'RequestRedirect' as const,
            requestRedirect: { scheme: 'https' as const, statusCode: 301 as const },
          },
        ],
      },
    ],
  };
  return [from(ingress, { name: `${name}-to-https`, namespace, spec })];
}
