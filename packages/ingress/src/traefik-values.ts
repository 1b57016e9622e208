import type { Drawn } from '@netloom/chart-kit';
import type { IngressController, Network } from '@netloom/network-model';
import { balancerAnnotations } from './balancer-annotations.ts';
import type { IngressInput } from './ingress-input.ts';
import type { AccessLog, Listener, Redirections, TraefikValues } from './traefik/chart-values.ts';
import { gatewayListener } from './traefik/gateway-listener.ts';
import { traefikOf, type TraefikChart } from './traefik/k3s-traefik.ts';
import { labelOf } from './traefik/labels.ts';

type TraefikInput = Pick<IngressInput, 'network' | 'ingress'>;

export function toTraefikValues({ network, ingress }: TraefikInput): Drawn<TraefikValues> {
  const httproute = ingress.routes === 'httproute';
  // Traefik 2 is refused by a rule: what is written for it is never applied
  const chart = traefikOf(network, ingress) ?? NEWEST;
  // a redirect to an entry point that nobody listens on would take the plain listener's sites away
  const redirect = ingress.redirectToHttps && !(httproute && gatewayListener(ingress) === 'web');
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
    service: toService(network, ingress),
    ...(Object.keys(ports).length > 0 && { ports }),
    ...(log.logs && { logs: log.logs }),
    ...(log.accessLog && { accessLog: log.accessLog }),
    ...toClass(ingress),
    ...toProviders({ network, ingress }),
    ...(httproute && {
      gateway: { listeners: toListeners(ingress, chart) },
    }),
    ...(additionalArguments.length > 0 && { additionalArguments }),
  };
}

/** K3s' Traefik has its class already. */
function toClass({ controller, proxy }: IngressController): Pick<Drawn<TraefikValues>, 'ingressClass'> {
  if (controller !== 'traefik' || proxy === null) return {};
  return { ingressClass: { enabled: true, isDefaultClass: false, name: proxy.service.name } };
}

function toProviders({ network, ingress }: TraefikInput): Pick<Drawn<TraefikValues>, 'providers'> {
  const gateway = ingress.routes === 'httproute' && { kubernetesGateway: { enabled: true as const } };
  const labels = Object.entries(labelOf(network, ingress) ?? {}).map(([key, value]) => `${key}=${value}`);
  const own = labels.length > 0 && { labelSelector: labels.join(',') };
  const crossing = refersAcross(network, ingress) && { allowCrossNamespace: true as const };
  const selected = {
    ...((own !== false || crossing !== false) && { kubernetesCRD: { ...own, ...crossing } }),
    ...(own !== false && { kubernetesIngress: own }),
  };
  const providers = { ...selected, ...gateway };
  return Object.keys(providers).length === 0 ? {} : { providers };
}

/** Traefik refuses a Middleware of another namespace unless allowCrossNamespace is set. */
function refersAcross({ exposures }: Network, { name }: IngressController): boolean {
  return exposures.some(
    ({ ingress, namespace, guards }) =>
      ingress === name &&
      guards.middlewares.some((one) => one.kind === 'middleware' && one.namespace !== namespace),
  );
}

const NEWEST: TraefikChart = { first: 41, last: Infinity };

/** The redirect moved at generation 39. */
function toRedirection(
  { proxy }: IngressController,
  { first, last }: TraefikChart,
): Pick<TraefikValues, 'ports' | 'additionalArguments'> {
  const redirections: Redirections = { entryPoint: { to: 'websecure', scheme: 'https', permanent: true } };
  if (first >= 39) return { ports: { web: { http: { redirections } } } };
  if (last < 39) return { ports: { web: { redirections } } };
  const option = '--entryPoints.web.http.redirections.entryPoint';
  // the port that clients see, not that of the pods
  const to = `:${proxy?.service.ports.websecure ?? 443}`;
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
function toService(network: Network, ingress: IngressController): Drawn<TraefikValues['service']> {
  const { addresses } = ingress;
  const externalTrafficPolicy = ingress.externalTrafficPolicy ?? 'Cluster';
  if (addresses.length === 0) return { annotations: {}, spec: { externalTrafficPolicy } };
  const families = addresses.map(({ family }) => (family === 4 ? 'IPv4' : 'IPv6'));
  return {
    annotations: balancerAnnotations(network, ingress),
    spec: {
      externalTrafficPolicy,
      ipFamilyPolicy: families.length > 1 ? 'RequireDualStack' : 'SingleStack',
      ipFamilies: families,
    },
  };
}

/** The chart takes the container ports of listeners. */
function toListeners(
  { tls, proxy }: IngressController,
  { last }: TraefikChart,
): Drawn<Readonly<Record<string, Listener>>> {
  if (proxy === null) throw new Error('a Traefik without its ports');
  const { web, websecure } = proxy.ports;
  const namespacePolicy = last < 37 ? ('All' as const) : { from: 'All' as const };
  const secretName = tls?.secretName ?? null;
  if (secretName === null) return { web: { port: web, protocol: 'HTTP', namespacePolicy } };
  return {
    websecure: {
      port: websecure,
      protocol: 'HTTPS',
      namespacePolicy,
      certificateRefs: [{ name: secretName }],
    },
  };
}
