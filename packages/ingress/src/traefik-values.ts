import type { Drawn } from '@netloom/chart-kit';
import {
  balancing,
  type Balancing,
  type EntryPoint,
  type IngressController,
  type Network,
} from '@netloom/network-model';
import type { IngressInput } from './ingress-input.ts';
import type { AccessLog, Listener, Redirections, TraefikValues } from './traefik/chart-values.ts';
import { k3sTraefikChart, type TraefikChart } from './traefik/k3s-traefik.ts';

/** The listener that HTTPRoutes attach to; without a certificate Gateway API has no HTTPS listener. */
export function gatewayListener(network: Network): EntryPoint {
  return network.tls === null ? 'web' : 'websecure';
}

export function toTraefikValues({ network, ingress }: IngressInput): Drawn<TraefikValues> {
  const httproute = ingress.routes === 'httproute';
  // Traefik 2 is refused by a rule: what is written for it is never applied
  const chart = k3sTraefikChart(network.cluster) ?? NEWEST;
  // a redirect to an entry point that nobody listens on would take the plain listener's sites away
  const redirect = ingress.redirectToHttps && !(httproute && gatewayListener(network) === 'web');
  const redirection = redirect ? toRedirection(ingress, chart) : {};
  const log = ingress.accessLog ? toAccessLog(chart) : {};
  const ports = {
    ...redirection.ports,
    ...(ingress.trustedIPs.length > 0 && {
      websecure: { forwardedHeaders: { trustedIPs: ingress.trustedIPs } },
    }),
  };
  const additionalArguments = [redirection, log].flatMap((part) => part.additionalArguments ?? []);
  return {
    deployment: { replicas: ingress.replicas },
    service: toService(ingress, balancing(network)),
    ...(Object.keys(ports).length > 0 && { ports }),
    ...(log.logs && { logs: log.logs }),
    ...(log.accessLog && { accessLog: log.accessLog }),
    ...(httproute && {
      providers: { kubernetesGateway: { enabled: true as const } },
      gateway: { listeners: toListeners({ network, ingress }, chart) },
    }),
    ...(additionalArguments.length > 0 && { additionalArguments }),
  };
}

const NEWEST: TraefikChart = { first: 41, last: Infinity };

/** The redirect moved at generation 39. */
function toRedirection(
  { traefik }: IngressController,
  { first, last }: TraefikChart,
): Pick<TraefikValues, 'ports' | 'additionalArguments'> {
  const redirections: Redirections = { entryPoint: { to: 'websecure', scheme: 'https', permanent: true } };
  if (first >= 39) return { ports: { web: { http: { redirections } } } };
  if (last < 39) return { ports: { web: { redirections } } };
  const option = '--entryPoints.web.http.redirections.entryPoint';
  // the port that clients see, not that of the pods
  const to = `:${traefik.service.ports.websecure}`;
  return {
    additionalArguments: [`${option}.to=${to}`, `${option}.scheme=https`, `${option}.permanent=true`],
  };
}

/** The access log was renamed at generation 41. */
function toAccessLog({
  first,
  last,
}: TraefikChart): Pick<TraefikValues, 'logs' | 'accessLog' | 'additionalArguments'> {
  const access: AccessLog = { enabled: true, format: 'json' };
  if (first >= 41) return { accessLog: access };
  if (last < 41) return { logs: { access } };
  return { additionalArguments: ['--accesslog=true', '--accesslog.format=json'] };
}

/** MetalLB refuses a pinned address of a family that the Service lacks, so the families are set, too. */
function toService(
  { addresses, allowSharedIp, externalTrafficPolicy }: IngressController,
  { asksFor }: Balancing,
): Drawn<TraefikValues['service']> {
  if (addresses.length === 0) return { annotations: {}, spec: { externalTrafficPolicy } };
  const families = addresses.map(({ family }) => (family === 4 ? 'IPv4' : 'IPv6'));
  return {
    annotations: {
      ...(asksFor.addresses !== null && { [asksFor.addresses]: addresses.map(String).join(',') }),
      ...(asksFor.sharing !== null && allowSharedIp !== null && { [asksFor.sharing]: allowSharedIp }),
    },
    spec: {
      externalTrafficPolicy,
      ipFamilyPolicy: families.length > 1 ? 'RequireDualStack' : 'SingleStack',
      ipFamilies: families,
    },
  };
}

/** The chart takes the container ports of listeners. */
function toListeners(
  { network: { tls }, ingress }: Pick<IngressInput, 'network' | 'ingress'>,
  { last }: TraefikChart,
): Drawn<Readonly<Record<string, Listener>>> {
  const { web, websecure } = ingress.traefik.ports;
  const namespacePolicy = last < 37 ? ('All' as const) : { from: 'All' as const };
  if (tls === null) return { web: { port: web, protocol: 'HTTP', namespacePolicy } };
  return {
    websecure: {
      port: websecure,
      protocol: 'HTTPS',
      namespacePolicy,
      certificateRefs: [{ name: tls.secretName }],
    },
  };
}
