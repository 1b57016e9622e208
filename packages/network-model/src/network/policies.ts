import type { Endpoint } from '../endpoint.ts';
import type { Target } from '../target.ts';

export interface PortRange {
  readonly first: number;
  readonly last: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface FirewallRule {
  readonly name: string;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly ports: readonly PortRange[];
  /** The stated purpose; null where the file states none. */
  readonly purpose: string | null;
}

/** A workload that netloom or its neighbours run, as policies, the tunnel's template and traces see it. */
export interface Actor {
  readonly name:
    'traefik' | `ingress-${string}` | 'cloudflared' | 'coredns' | 'prometheus' | 'tailscale' | 'nameserver';
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Container ports. */
  readonly ports: Readonly<Record<string, number>>;
  /** The Service of its pods, whose ports have the names of the container ports; null where netloom knows none. */
  readonly service: { readonly name: string; readonly ports: Readonly<Record<string, number>> } | null;
}

/** Connections to a pod port that default deny must allow, and why. */
export interface Flow {
  readonly from: Actor['name'] | 'nodes';
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
  readonly reason: 'exposure' | 'login' | 'tailnet' | 'metrics' | 'webhook';
}

export interface Policies {
  /** Namespaces that get default deny with its allows. */
  readonly defaultDenyIngress: readonly string[];
}

export interface Intent {
  readonly from: Endpoint;
  readonly to: Target;
  readonly expect: 'allow' | 'deny';
}

export interface Waiver {
  readonly code: string;
  /** A text in the message of what is waived; null waives every finding of the code. */
  readonly matches: string | null;
  readonly reason: string;
  /** The last day, YYYY-MM-DD. */
  readonly until: string;
}
