import type { NetworkFile } from '../file/network-file.ts';
import type { Resolver } from '../network.ts';
import { given } from './given.ts';
import type { Recording } from './recording.ts';

export function toResolvers({ resolvers }: NetworkFile, record: Recording): readonly Resolver[] {
  return record.rows(resolvers, (resolver) => {
    const { name, kind, address, address6, serves, clients, rebindProtection = null } = resolver;
    return {
      name,
      kind,
      addresses: given(address, address6),
      serves,
      clients: clients ?? [{ kind: 'zone', zone: 'segments' } as const],
      rebindProtection,
      writer: toWriter(resolver, record),
    };
  });
}

function toWriter(
  { credentials, address, url = `http://${address}`, webhook }: NetworkFile['resolvers'][number],
  record: Recording,
): Resolver['writer'] {
  if (credentials === undefined) return null;
  const { existingSecret, key: secretKey } = credentials;
  return record.from(credentials, { existingSecret, secretKey, url, webhook: webhook ?? null });
}
