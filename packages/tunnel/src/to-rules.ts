import {
  nameCovering,
  type Exposure,
  type Hostname,
  type OriginRequest,
  type Service,
  type Tls,
  type Traefik,
} from '@netloom/network-model';
import type { CloudflaredRule } from './cloudflared-rule.ts';
import { caPath } from './origin-cas.ts';
import { inMatchingOrder } from './rule-order.ts';
import { toTunnelOrigin, type TunnelOrigin } from './to-tunnel-origin.ts';
import type { TunnelInput } from './tunnel-input.ts';

interface Routed {
  readonly exposure: Exposure;
  readonly origin: TunnelOrigin;
}

/** cloudflared's rules: one for each tunnel host and path, the most specific first and the catch-all last. */
export function toRules({ network, from }: TunnelInput): readonly CloudflaredRule[] {
  const rules = network.exposures.flatMap((exposure): readonly CloudflaredRule[] => {
    const origin = toTunnelOrigin(network, exposure);
    return origin === null ? [] : [from(exposure, toRule({ exposure, origin }, network.tls))];
  });
  return [...inMatchingOrder(rules), { service: 'http_status:404' }];
}

function toRule({ exposure, origin }: Routed, tls: Tls | null): CloudflaredRule {
  const { host, path } = exposure;
  const originRequest = toOriginRequest({ exposure, origin }, tls);
  return {
    hostname: host,
    ...(path !== null && { path }),
    service: origin.kind === 'service' ? serviceUrl(origin.service) : traefikUrl(origin.traefik),
    ...(Object.keys(originRequest).length > 0 && { originRequest }),
  };
}

/** `name.namespace` resolves by the pod's search list, so that no cluster domain need be known. */
function serviceUrl({ name, namespace, port, scheme }: Service): string {
  // cloudflared speaks HTTP/2 to an origin only over TLS
  return `${scheme === 'https' ? 'https' : 'http'}://${name}.${namespace}:${port}`;
}

function traefikUrl({ namespace, service: { name, ports } }: Traefik): string {
  return `https://${name}.${namespace}.svc:${ports.websecure}`;
}

function toOriginRequest({ exposure, origin }: Routed, tls: Tls | null): OriginRequest {
  const { host, originRequest } = exposure;
  if (origin.kind === 'service') return { ...certificateOptions(origin.service), ...originRequest };
  return { originServerName: nameOnCertificate(host, tls), ...originRequest };
}

/** As the file says of the Service, unless it says something else of the host. */
function certificateOptions({ tls }: Service): OriginRequest {
  if (tls === null) return {};
  const { serverName, insecureSkipVerify, existingSecret } = tls;
  return {
    ...(serverName !== null && { originServerName: serverName }),
    ...(insecureSkipVerify && { noTLSVerify: true }),
    ...(existingSecret !== null && { caPool: caPath(existingSecret) }),
  };
}

/** Traefik shows its one certificate, so cloudflared must request a name that is on it; the Host header stays. */
function nameOnCertificate(host: Hostname, tls: Tls | null): Hostname {
  const names = tls?.dnsNames ?? [];
  if (!host.startsWith('*.') && nameCovering(host, names) !== null) return host;
  // a Hostname with its leading label replaced by a plain one is a Hostname
  return (names[0] ?? host).replace(/^\*(?=\.)/, 'traefik') as Hostname;
}
