import {
  describeList,
  dnsZoneOf,
  isUnder,
  nameCovering,
  programOf,
  type IngressController,
} from '@netloom/network-model';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';

/**
 * Whether a client that verifies accepts the certificate of Cloudflare's edge for a host: the universal one of the
 * zone, its apex and one level, or one that the network states.
 * https://developers.cloudflare.com/ssl/edge-certificates/universal-ssl/limitations/
 */
export function edgeCertificateHop(index: NetworkIndex, host: string): Hop {
  const { network } = index;
  const owned = dnsZoneOf(network, host);
  const zone: string = owned?.name ?? network.dns?.zones[0]?.name ?? network.domain;
  const stated = network.tunnel?.edgeCertificates ?? [];
  const advanced = nameCovering(host, stated);
  if (advanced !== null) {
    return allow('certificate', `the edge certificate for ${advanced} covers ${host}`, index.at(stated));
  }
  const universal = [zone, `*.${zone}`];
  const at = owned === null ? (network.dns === null ? null : index.at(network.dns)) : index.at(owned);
  const by = nameCovering(host, universal);
  if (by !== null) {
    return allow('certificate', `Cloudflare's universal certificate for ${by} covers ${host}`, at);
  }
  const narrow = `Cloudflare's universal certificate for ${describeList(universal)} does not cover ${host}`;
  // a network without any stated certificate may have others.
  if (!isUnder(host, zone) || (stated.length === 0 && network.certificates.length === 0)) {
    return unknown('certificate', `${narrow}, and whether the edge has another one is not stated`, at);
  }
  const more = stated.length === 0 ? '' : `, nor do the edge certificates for ${describeList(stated)}`;
  return deny(
    'certificate',
    `${narrow}${more}: a client that verifies it ends the connection`,
    stated.length === 0 ? at : index.at(stated),
  );
}

/** The same for an ingress, which presents its one certificate for every name, or one for each host. */
export function ingressCertificateHop(index: NetworkIndex, host: string, ingress: IngressController): Hop {
  const { tls } = ingress;
  const program = programOf(index.network, ingress);
  if (tls === null) {
    const whose = index.network.ingresses.length === 1 ? 'the network' : 'it';
    const text = `which certificate ${program} shows for ${host} is not stated: ${whose} has no \`tls\``;
    return unknown('certificate', text, index.at(ingress));
  }
  // ACME proves a wildcard by DNS alone, and one name that is not proved keeps the whole certificate back.
  const unproved = tls.solver === 'http01' ? tls.dnsNames.find((name) => name.startsWith('*.')) : undefined;
  if (unproved !== undefined) {
    const text = `${program}'s certificate includes ${unproved}, which solver http01 cannot validate: it is never issued`;
    return deny('certificate', text, index.at(tls));
  }
  const by = nameCovering(host, tls.dnsNames);
  if (by !== null) {
    return allow('certificate', `${program}'s certificate for ${by} covers ${host}`, index.at(tls));
  }
  const text = `${program}'s certificate for ${describeList(tls.dnsNames)} does not cover ${host}: a client that verifies it ends the connection`;
  return deny('certificate', text, index.at(tls));
}
