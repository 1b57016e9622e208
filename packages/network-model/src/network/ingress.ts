import type { Address, Cidr } from '@netloom/addresses';
import type { Endpoint } from '../endpoint.ts';
import type { ControllerName } from '../file/controllers.ts';
import type { Hostname } from '../names.ts';
import type { ChartValues } from './delivery.ts';
import type { Actor } from './policies.ts';

export interface IngressController {
  readonly name: string;
  /** `external`: nothing but an address. */
  readonly controller: ControllerName;
  /** Where its own objects are. */
  readonly namespace: string;
  /** The GatewayClass or IngressClass; null for Traefik and for what has none. */
  readonly className: string | null;
  /** Its pods and its Service: the row of the actors; null where the network does not state them. */
  readonly proxy: IngressProxy | null;
  /** Load balancer addresses, one for each family. */
  readonly addresses: readonly Address[];
  /** Hosts live under it; its wildcard record and certificate are made. null: each host has a record of its own. */
  readonly domain: Hostname | null;
  /** null: https is not served, or by a certificate that the network does not state. */
  readonly tls: Tls | null;
  /** The kind that routes are written in. */
  readonly routes: 'ingressroute' | 'ingress' | 'httproute';
  readonly replicas: number;
  /** MetalLB's sharing key of its Service; null where it shares its address with no other Service. */
  readonly allowSharedIp: string | null;
  /** null where the Service is another controller's, and the network does not state it. */
  readonly externalTrafficPolicy: 'Cluster' | 'Local' | null;
  readonly accessLog: boolean;
  readonly redirectToHttps: boolean;
  /** Peers whose forwarded headers are trusted: the pod CIDRs, only when a tunnel host goes through it. */
  readonly trustedIPs: readonly Cidr[];
  /** Values of Traefik's chart that come to those that netloom sets. */
  readonly values: ChartValues;
  /** Of all its hosts, where they state nothing else. */
  readonly guards: Guards;
}

/** What happens to requests before they reach a service, in this order. */
export interface Guards {
  /** Clients that may pass, by the address that the ingress sees; none is everybody. */
  readonly ipAllowList: readonly Endpoint[];
  readonly rateLimit: RateLimit | null;
  /** null: nobody must log in, as far as the network says. */
  readonly forwardAuth: ForwardAuth | null;
  /** On responses. */
  readonly headers: Readonly<Record<string, string>> | null;
  readonly middlewares: readonly FilterReference[];
}

export interface RateLimit {
  readonly average: number;
  readonly burst: number;
  /** Seconds. */
  readonly period: number;
}

export interface ForwardAuth {
  readonly address: string;
  readonly responseHeaders: readonly string[];
}

/** A Middleware of Traefik in a namespace, or what a Gateway's controller calls a filter, in that of the route. */
export type FilterReference =
  | { readonly kind: 'middleware'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'filter'; readonly group: string; readonly filterKind: string; readonly name: string };

export interface Tls {
  readonly issuer: string;
  readonly kind: 'ClusterIssuer' | 'Issuer';
  readonly solver: 'cloudflare' | 'dns01' | 'http01';
  /** Name of the Secret that holds the certificate; null where each host has one of its own. */
  readonly secretName: string | null;
  readonly dnsNames: readonly Hostname[];
}

export type EntryPoint = 'web' | 'websecure';

/** The pods that forward for an ingress, and their Service. */
export interface IngressProxy extends Actor {
  /** `traefik` where the file has one ingress in the short form. */
  readonly name: 'traefik' | `ingress-${string}`;
  readonly ports: Readonly<Record<EntryPoint, number>> & Readonly<Partial<Record<'metrics', number>>>;
  readonly service: { readonly name: string; readonly ports: Readonly<Record<EntryPoint, number>> };
}
