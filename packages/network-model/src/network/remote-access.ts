import type { Address, Cidr } from '@netloom/addresses';
import type { Endpoint } from '../endpoint.ts';
import type { Hostname } from '../names.ts';

export interface Tunnel {
  readonly namespace: string;
  /** UUID; a placeholder is `<…>` or the nil UUID. */
  readonly id: string;
  /** Unused where a token stands in their place. */
  readonly credentials: { readonly existingSecret: string; readonly key: string };
  /** null where cloudflared reads the credentials file. */
  readonly token: { readonly existingSecret: string; readonly key: string } | null;
  /** Whose rules cloudflared follows: those of this network, or those that Cloudflare keeps, which are not known. */
  readonly management: 'local' | 'remote';
  readonly replicas: number;
  readonly protocol: 'auto' | 'quic' | 'http2';
  /** What cloudflared answers itself. */
  readonly answers: readonly TunnelAnswer[];
  /** Names on further certificates at Cloudflare's edge, beside the universal one. */
  readonly edgeCertificates: readonly Hostname[];
}

/** A host, or a path of one, that leads to no service. */
export interface TunnelAnswer {
  readonly host: Hostname;
  /** A Go regexp, found anywhere unless it begins with `^`; null is every path. */
  readonly path: string | null;
  /** An HTTP status. */
  readonly status: number;
}

/** The ranges of its devices are rows of `subnets`. */
export interface Tailnet {
  readonly namespace: string;
  readonly oauth: { readonly existingSecret: string };
  /** ClusterIP of Tailscale's nameserver for ts.net; null where the network runs none. */
  readonly nameserver: Address | null;
  /** Who takes the routes of others. */
  readonly acceptRoutes: readonly Endpoint[];
  readonly sites: readonly TailnetSite[];
}

/** Another place of the tailnet. */
export interface TailnetSite {
  readonly name: string;
  /** What its router advertises. */
  readonly routes: readonly Cidr[];
}

export interface Connector {
  readonly name: string;
  readonly tags: readonly string[];
  /** As written; `routes` holds the CIDRs that cover it. */
  readonly advertise: readonly Endpoint[];
  readonly exitNode: boolean;
  readonly replicas: number;
  readonly proxyClass: string | null;
}

/** Its ranges are rows of `subnets`, too. */
export interface Vpn {
  readonly name: string;
  readonly kind: 'wireguard' | 'other';
  /** Of its peers, one of each family at most. */
  readonly ranges: readonly Cidr[];
  /** Where peers connect to. */
  readonly endpoint: Endpoint;
  /** UDP; null where it is not known. */
  readonly port: number | null;
  /** What peers reach through it. */
  readonly routes: readonly Endpoint[];
}

/** Coverage, not a claim: the fewest exact CIDRs of what a Connector advertises. */
export interface AdvertisedRoute {
  readonly connector: string;
  readonly cidr: Cidr;
  /** The endpoint that the file names, e.g. `pools` or a literal CIDR. */
  readonly for: Endpoint;
}

/** cloudflared's originRequest, only what the file states. Durations are Go durations such as `30s`. */
export interface OriginRequest {
  readonly connectTimeout?: string;
  readonly keepAliveTimeout?: string;
  readonly httpHostHeader?: Hostname;
  readonly originServerName?: Hostname;
  readonly noTLSVerify?: boolean;
  /** A file in cloudflared's container: the network file states the Secret. */
  readonly caPool?: string;
  readonly http2Origin?: boolean;
  readonly disableChunkedEncoding?: boolean;
  /** Requests need a token of Cloudflare Access for one of these audiences. */
  readonly access?: { readonly teamName: string; readonly audTag: readonly string[] };
}
