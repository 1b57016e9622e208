import type { NetworkFile } from '../file/network-file.ts';
import type { Issuer } from '../network.ts';
import type { Recording } from './recording.ts';

type IssuerFile = NonNullable<NetworkFile['issuers']>[number];

export function toIssuers({ issuers }: NetworkFile, record: Recording): readonly Issuer[] {
  return record.rows(issuers, toIssuer);
}

function toIssuer({ name, acme }: IssuerFile): Issuer {
  if (acme === undefined) return { name, acme: null };
  const { server, email = null, accountKey = `${name}-account-key` } = acme;
  return { name, acme: { server, email, accountKey } };
}
