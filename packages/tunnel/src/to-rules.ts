import type { From } from '@netloom/chart-kit';
import {
  nameCovering,
  type Exposure,
  type Hostname,
  type OriginRequest,
  type Service,
  type ServiceTls,
  type Tls,
  type TunnelAnswer,
} from '@netloom/network-model';
import type { CloudflaredRule } from './cloudflared-rule.ts';
import { caPath } from './origin-cas.ts';
import { inMatchingOrder } from './rule-order.ts';
import { originEntryPoint, toTunnelOrigin, type TunnelOrigin } from './to-tunnel-origin.ts';
import type { TunnelInput } from './tunnel-input.ts';

type Through = Extract<TunnelOrigin, { readonly kind: 'ingress' }>;

interface Routed {
  readonly exposure: Exposure;
  readonly origin: TunnelOrigin;
}

/** cloudflared's rules: one for each tunnel host and path, the most specific first and the catch-all last. */
export function toRules({ network, tunnel, from }: TunnelInput): readonly CloudflaredRule[] {
  const rules = network.exposures.flatMap((exposure): readonly CloudflaredRule[] => {
    const origin = toTunnelOrigin(network, exposure);
    return origin === null ? [] : [from(exposure, toRule({ exposure, origin }, from))];
  });
  const answers = tunnel.answers.map((answer) => from(answer, toAnswer(answer)));
  return [...inMatchingOrder([...answers, ...rules]), { service: 'http_status:404' }];
}

/** What cloudflared answers itself. */
function toAnswer({ host, path, status }: TunnelAnswer): CloudflaredRule {
  return { hostname: host, ...(path !== null && { path }), service: `http_status:${status}` };
}

function toRule({ exposure, origin }: Routed, from: From): CloudflaredRule {
  const { host, path } = exposure;
  const originRequest = toOriginRequest({ exposure, origin }, from);
  return {
    hostname: host,
    ...(path !== null && { path }),
    service: origin.kind === 'service' ? serviceUrl(origin.service) : ingressUrl(origin),
    ...(Object.keys(originRequest).length > 0 && { originRequest: withAccess(originRequest, from) }),
  };
}

/** `name.namespace` resolves by the pod's search list, so that no cluster domain need be known. */
function serviceUrl({ name, namespace, port, scheme }: Service): string {
  return `${urlScheme(scheme)}://${name}.${namespace}:${port}`;
}

/** cloudflared speaks HTTP/2 to an origin only over TLS. */
function urlScheme(scheme: Service['scheme']): string {
  return scheme === 'h2c' ? 'http' : scheme;
}

function ingressUrl({ ingress, proxy }: Through): string {
  const entryPoint = originEntryPoint(ingress);
  const { namespace, service } = proxy;
  const scheme = entryPoint === 'websecure' ? 'https' : 'http';
  return `${scheme}://${service.name}.${namespace}.svc:${service.ports[entryPoint]}`;
}

/** cloudflared checks no token unless it is required. */
function withAccess(request: OriginRequest, from: From): NonNullable<CloudflaredRule['originRequest']> {
  if (isWithoutAccess(request)) return request;
  const { access, ...rest } = request;
  if (access === undefined) return rest;
  return from(request, { ...rest, access: from(access, { required: true as const, ...access }) });
}

function isWithoutAccess(request: OriginRequest): request is OriginRequest & { readonly access?: undefined } {
  return request.access === undefined;
}

function toOriginRequest({ exposure, origin }: Routed, from: From): OriginRequest {
  const { host, originRequest } = exposure;
  if (origin.kind === 'service') {
    const { tls: own } = origin.service;
    return own === null || origin.service.scheme !== 'https'
      ? originRequest
      : from(own, { ...certificateOptions(own), ...originRequest });
  }
  if (originEntryPoint(origin.ingress) === 'web') return originRequest;
  return { originServerName: nameOnCertificate(host, origin.ingress.tls), ...originRequest };
}

/** As the file says of the Service, unless it says something else of the host. */
function certificateOptions({ serverName, insecureSkipVerify, existingSecret }: ServiceTls): OriginRequest {
  return {
    ...(serverName !== null && { originServerName: serverName }),
    ...(insecureSkipVerify && { noTLSVerify: true }),
    ...(existingSecret !== null && { caPool: caPath(existingSecret) }),
  };
}

/** An ingress shows its one certificate, so cloudflared must request a name that is on it; the Host header stays. */
function nameOnCertificate(host: Hostname, tls: Tls | null): Hostname {
  const names = tls?.dnsNames ?? [];
  if (!host.startsWith('*.') && nameCovering(host, names) !== null) return host;
  // a Hostname with its leading label replaced by a plain one is a Hostname
  return (names[0] ?? host).replace(/^\*(?=\.)/, 'traefik') as Hostname;
}
