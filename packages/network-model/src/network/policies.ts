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
    | 'traefik'
    | `ingress-${string}`
    | 'cloudflared'
    | 'coredns'
    | 'prometheus'
    | 'tailscale'
    | 'nameserver';
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
  /** Namespaces whose policies are shown, and not written. */
  readonly auditIngress: readonly string[];
  readonly others: readonly OtherPolicy[];
}

/** A policy that netloom does not make: that it is there is known, and not what it lets through. */
export interface OtherPolicy {
  readonly name: string;
  /** null for the whole cluster. */
  readonly namespace: string | null;
  readonly kind: 'NetworkPolicy' | 'CiliumNetworkPolicy' | 'CiliumClusterwideNetworkPolicy';
  readonly types: readonly ('ingress' | 'egress')[];
  /** The labels of its pods; null for all of the namespace. */
  readonly selector: Readonly<Record<string, string>> | null;
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
