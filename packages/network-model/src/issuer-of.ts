import { dns01Of } from './dns-providers/solver.ts';
import type { DnsZone, Issuer, Network, Tls } from './network.ts';

/** An issuer that netloom makes. */
export interface AcmeIssuer extends Issuer {
  readonly acme: NonNullable<Issuer['acme']>;
}

/** The issuer of a certificate where netloom makes it; null where somebody else does. */
export function acmeIssuerOf(
  { issuers }: Pick<Network, 'issuers'>,
  { issuer, kind }: Pick<Tls, 'issuer' | 'kind'>,
): AcmeIssuer | null {
  if (kind !== 'ClusterIssuer') return null;
  return issuers.filter(isAcme).find(({ name }) => name === issuer) ?? null;
}

export function isAcme(issuer: Issuer): issuer is AcmeIssuer {
  return issuer.acme !== null;
}

/** Whether it gives certificates to everybody who proves a public name; of other servers that is not known. */
export function isLetsEncrypt({ acme }: AcmeIssuer): boolean {
  return /^https:\/\/[a-z0-9.-]+\.letsencrypt\.org\//.test(acme.server);
}

/** The zones whose records prove names for an issuer: all that cert-manager has a solver for, unless http proves all of its names. */
export function solvedZones(
  network: Pick<Network, 'issuers' | 'certificates' | 'dns'>,
  issuer: AcmeIssuer,
): readonly DnsZone[] {
  const own = network.certificates.filter((tls) => acmeIssuerOf(network, tls) === issuer);
  if (own.length > 0 && own.every(({ solver }) => solver === 'http01')) return [];
  return (network.dns?.zones ?? []).filter((zone) => dns01Of(zone) !== null);
}
