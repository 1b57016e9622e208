import { printPorts } from '@netloom/network-model';
import type { Hop } from './hop.ts';
import type { ClusterService } from './network-index/cluster-service.ts';
import type { Sender } from './sender.ts';

/** Connections at one point of their path: kube-proxy, NAT and proxies change sender and port. */
export interface Flow {
  readonly sender: Sender;
  readonly protocol: 'tcp' | 'udp';
  /** null where the question names no port: any open one will do. */
  readonly port: number | null;
  readonly family: 4 | 6;
  /** null where the question is not about HTTP. */
  readonly request: WebRequest | null;
  /** The hops of a client that is redirected, from its source; null where the client is not known to follow. */
  readonly followRedirect: ((request: WebRequest) => Iterable<Hop>) | null;
}

/** A flow that continues at a Service. */
export interface ServiceFlow {
  readonly flow: Flow;
  readonly service: ClusterService;
}

export interface WebRequest {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** The name that the client verifies certificates by; null where it accepts any certificate. */
  readonly serverName: string | null;
}

/** `443/tcp`, or `some port`. */
export function describePort({ port, protocol }: Pick<Flow, 'port' | 'protocol'>): string {
  return port === null ? 'some port' : printPorts({ first: port, last: port, protocol });
}

export function urlOf({ scheme, host, path }: WebRequest): string {
  return `${scheme}://${host}${path}`;
}
