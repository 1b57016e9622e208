import { RESOLVING, type ResolverKind } from '../resolvers/kinds.ts';
import type { FoundMistake } from './refuse.ts';

interface StatedResolver {
  readonly kind: ResolverKind;
  readonly credentials?: unknown;
  readonly url?: unknown;
  readonly webhook?: unknown;
}

/** What external-dns needs to write rows, and what means nothing without it. */
export function resolverMistakes(resolver: StatedResolver): readonly FoundMistake[] {
  const { kind, credentials, url, webhook } = resolver;
  const { hasProvider } = RESOLVING[kind];
  const at = (key: string, input: unknown, message: string): FoundMistake => ({
    message,
    input,
    path: [key],
  });
  return [
    ...(credentials !== undefined && webhook === undefined && !hasProvider
      ? [
          at(
            'credentials',
            credentials,
            `external-dns has no provider for ${kind}: state the image of a webhook`,
          ),
        ]
      : []),
    ...(webhook !== undefined && credentials === undefined
      ? [at('webhook', webhook, 'it needs credentials')]
      : []),
    ...(url !== undefined && (!hasProvider || webhook !== undefined)
      ? [at('url', url, 'it is for pihole alone')]
      : []),
  ];
}
