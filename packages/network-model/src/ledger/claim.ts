import type { Interval } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import type { Hostname, Port } from '../names.ts';
import type { Space } from '../network.ts';

/** What an owner holds addresses for. */
export type Purpose =
  | 'subnet'
  /** The first and the last address of an IPv4 subnet, which no machine may have; of a service network, no Service. */
  | 'network'
  | 'broadcast'
  | 'gateway'
  | 'proxmox'
  | 'node'
  | 'host'
  /** Of a host, by the DHCP server. */
  | 'lease'
  /** The address of the API that one of the servers has at a time. */
  | 'api'
  /** An address in the API server's certificate that no machine has: a virtual one, of a load balancer before the servers perhaps. */
  | 'virtual'
  /** An address outside of the cluster that is behind a Service, where no host of the file has it. */
  | 'backend'
  | 'dhcp'
  | 'reserved'
  | 'pool'
  | 'pin'
  /** A row of the allocations that gives addresses to a Service. */
  | 'allocation'
  | 'dns'
  /** The address of the Service `kubernetes`. */
  | 'kubernetes'
  | 'node-pods'
  /** What Tailscale drops from everywhere but its own interface, on every machine of the tailnet. */
  | 'tailscale';

interface ClaimBase {
  /** As the endpoint grammar writes it where it can, e.g. `pool:default-pool`. */
  readonly owner: string;
  /** The network's name: one network is one cluster. */
  readonly cluster: string;
  readonly origin: Origin;
}

export interface AddressClaim extends ClaimBase {
  readonly kind: 'addresses';
  readonly space: Space;
  readonly purpose: Purpose;
  readonly interval: Interval;
}

export interface NameClaim extends ClaimBase {
  readonly kind: 'name';
  readonly name: Hostname;
  readonly view: 'public' | 'internal';
  readonly purpose: 'tunnel' | 'ingress' | 'record';
}

export interface PortClaim extends ClaimBase {
  readonly kind: 'port';
  /** The owner of the address that the port is on, e.g. `node:ichigo`. */
  readonly on: string;
  readonly port: Port;
  /** The last port of a range; null where it is one port. */
  readonly last: Port | null;
  readonly protocol: 'tcp' | 'udp';
}

/** An owner's hold on addresses, a name or a port. An advertised route is coverage, not a claim. */
export type Claim = AddressClaim | NameClaim | PortClaim;
