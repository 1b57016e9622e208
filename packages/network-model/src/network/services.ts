import type { Address } from '@netloom/addresses';
import type { Endpoint } from '../endpoint.ts';
import type { Hostname } from '../names.ts';
import type { Scheme } from '../schemes.ts';
import type { Guards } from './ingress.ts';
import type { OriginRequest } from './remote-access.ts';

export interface Service {
  readonly name: string;
  readonly namespace: string;
  /** What it speaks at `port`. */
  readonly scheme: Scheme;
  /** Of several the first. */
  readonly port: number;
  /** Of `port` in the Service; null where none is stated. */
  readonly portName: string | null;
  /** The port of the pods, or of what is behind it in their place; null where the file does not state it: no policy can be written then. */
  readonly targetPort: number | null;
  /** The pods' labels; null where the file does not state them. */
  readonly selector: Readonly<Record<string, string>> | null;
  readonly metricsPort: number | null;
  /** The pods' port that the API server calls webhooks on. */
  readonly webhookPort: number | null;
  /** Whether its pods have the addresses of their nodes. */
  readonly hostNetwork: boolean;
  /** Whether its name leads to the pods themselves, at their own ports. */
  readonly headless: boolean;
  /** The hosts outside of the cluster that are behind it, by their names. */
  readonly hosts: readonly string[];
  /** What is behind it in place of pods: the addresses that the file states, and those of `hosts`. */
  readonly addresses: readonly Address[];
  /** The same Service at each of its further ports, without further ones. */
  readonly morePorts: readonly Service[];
  /** How its certificate is checked; null where it is as with any other. */
  readonly tls: ServiceTls | null;
}

export interface ServiceTls {
  /** null: the name that it is asked by. */
  readonly serverName: Hostname | null;
  readonly insecureSkipVerify: boolean;
  /** Secret with the certificate of its authority under the key `ca.crt`; null where public authorities sign it. */
  readonly existingSecret: string | null;
}

export interface Exposure {
  readonly host: Hostname;
  readonly namespace: string;
  readonly service: string;
  /** Of the Service; null for the first. */
  readonly port: number | null;
  readonly via: 'tunnel' | 'ingress';
  /** Where a tunnel host goes; more than one entry is an ambiguity that a rule reports. `[service]` for via ingress. */
  readonly origin: readonly ('service' | 'ingress')[];
  /** The ingress that it goes through, by name, stated or the only one; null where none is, or it is not stated which. */
  readonly ingress: string | null;
  /** Those of its ingress, and what it states itself. */
  readonly guards: Guards;
  /** A path prefix for ingress; for the tunnel a Go regexp, found anywhere unless it begins with `^`. null is every path. */
  readonly path: string | null;
  /** How the internet reaches it through the router's forwards; null where it is not published that way. */
  readonly published: 'direct' | 'proxied' | null;
  readonly originRequest: OriginRequest;
}

/** A Service (an Ingress for the site of a device) that netloom makes beside the application's own, for the same pods, with a way in from outside. */
export interface Balancer {
  /** `loadBalancer` at an address, `tailscale` as a device of the tailnet, `nodePort` at a port of every node. */
  readonly via: 'loadBalancer' | 'tailscale' | 'nodePort';
  readonly name: string;
  readonly namespace: string;
  /** The application's own Service. */
  readonly service: string;
  readonly ports: readonly BalancedPort[];
  /** What it asks for, one of each family at most; none: the pool gives one. */
  readonly addresses: readonly Address[];
  /** null: any pool that is open to it. */
  readonly pool: string | null;
  /** null where no name leads to it. */
  readonly host: Hostname | null;
  /** Whether the host is the router's public address, whose forwards lead here. */
  readonly published: boolean;
  /** Who may connect; none is everybody. */
  readonly sources: readonly Endpoint[];
  readonly allowSharedIp: string | null;
  readonly externalTrafficPolicy: 'Cluster' | 'Local';
  /** Its device in the tailnet; null for other ways in. */
  readonly device: TailnetDevice | null;
}

export interface TailnetDevice {
  readonly hostname: string;
  readonly tags: readonly string[];
  /** Whether it is a web site: an Ingress of the operator, which ends TLS at port 443 and asks the application's own Service. */
  readonly https: boolean;
  /** Whether the internet reaches that site. */
  readonly funnel: boolean;
}

export interface BalancedPort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: 'tcp' | 'udp';
  /** Of every node; null for other ways in. */
  readonly nodePort: number | null;
}
