import type { Drawn } from '@netloom/chart-kit';
import type { Ingress, Network } from '@netloom/network-model';
import type { Context } from './context.ts';

/** What netloom sets in the values of Traefik's chart, in the keys of its generation 40. */
export interface TraefikValues {
  readonly deployment: { readonly replicas: number };
  readonly service: {
    readonly annotations: {
      readonly 'metallb.io/loadBalancerIPs'?: string;
      readonly 'metallb.io/allow-shared-ip'?: string;
    };
    readonly spec: {
      readonly externalTrafficPolicy: 'Cluster' | 'Local';
      readonly ipFamilyPolicy?: 'SingleStack' | 'RequireDualStack';
      readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[];
    };
  };
  readonly ports?: { readonly web?: EntryPoint; readonly websecure?: EntryPoint };
  readonly logs?: { readonly access: { readonly enabled: true; readonly format: 'json' } };
  readonly providers?: { readonly kubernetesGateway: { readonly enabled: true } };
  readonly gateway?: { readonly listeners: Readonly<Record<string, Listener>> };
}

interface EntryPoint {
  readonly http?: {
    readonly redirections: {
      readonly entryPoint: { readonly to: 'websecure'; readonly scheme: 'https'; readonly permanent: true };
    };
  };
  readonly forwardedHeaders?: { readonly trustedIPs: readonly string[] };
}

interface Listener {
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly namespacePolicy: { readonly from: 'All' };
  readonly certificateRefs?: readonly { readonly name: string }[];
}

/** The listener that HTTPRoutes attach to; without a certificate Gateway API has no HTTPS listener. */
export function gatewayListener(network: Network): 'web' | 'websecure' {
  return network.tls === null ? 'web' : 'websecure';
}

export function toTraefikValues({ network, ingress, from }: Context): Drawn<TraefikValues> {
  const httproute = ingress.routes === 'httproute';
  // a redirect to an entry point that nobody listens on would take the plain listener's sites away
  const redirect = ingress.redirectToHttps && !(httproute && gatewayListener(network) === 'web');
  const ports = {
    ...(redirect && {
      web: {
        http: {
          redirections: { entryPoint: { to: 'websecure', scheme: 'https', permanent: true } as const },
        },
      },
    }),
    ...(ingress.trustedIPs.length > 0 && {
      websecure: { forwardedHeaders: { trustedIPs: ingress.trustedIPs } },
    }),
  };
  return from(ingress, {
    deployment: { replicas: ingress.replicas },
    service: toService(ingress),
    ...(Object.keys(ports).length > 0 && { ports }),
    ...(ingress.accessLog && { logs: { access: { enabled: true, format: 'json' } as const } }),
    ...(httproute && {
      providers: { kubernetesGateway: { enabled: true as const } },
      gateway: { listeners: toListeners(network) },
    }),
  });
}

/** MetalLB refuses a pinned address whose family the Service has not, so the families are said, too. */
function toService({
  addresses,
  allowSharedIp,
  externalTrafficPolicy,
}: Ingress): Drawn<TraefikValues['service']> {
  if (addresses.length === 0) return { annotations: {}, spec: { externalTrafficPolicy } };
  const families = addresses.map(({ family }) => (family === 4 ? 'IPv4' : 'IPv6'));
  return {
    annotations: {
      'metallb.io/loadBalancerIPs': addresses.map(String).join(','),
      ...(allowSharedIp !== null && { 'metallb.io/allow-shared-ip': allowSharedIp }),
    },
    spec: {
      externalTrafficPolicy,
      ipFamilyPolicy: families.length > 1 ? 'RequireDualStack' : 'SingleStack',
      ipFamilies: families,
    },
  };
}

/** Listeners are given as container ports: 8000 and 8443 in Traefik's chart. */
function toListeners({ tls }: Network): Drawn<Readonly<Record<string, Listener>>> {
  const namespacePolicy = { from: 'All' as const };
  if (tls === null) return { web: { port: 8000, protocol: 'HTTP', namespacePolicy } };
  return {
    websecure: {
      port: 8443,
      protocol: 'HTTPS',
      namespacePolicy,
      certificateRefs: [{ name: tls.secretName }],
    },
  };
}
