import type { Address, AddressBlock } from '@netloom/addresses';
import type { Hostname } from './names.ts';

/** The one grammar for firewall `from` and `to`, `advertise`, flows, intents, `trace` and `uses`. */
export type Endpoint =
  | { readonly kind: 'zone'; readonly zone: ZoneName }
  | { readonly kind: 'named'; readonly what: 'node' | 'host' | 'pool'; readonly name: string }
  | {
      readonly kind: 'named';
      readonly what: 'pod' | 'service';
      readonly namespace: string;
      readonly name: string;
    }
  | { readonly kind: 'literal'; readonly addresses: AddressBlock };

export const ZONE_NAMES = [
  'internet',
  'lan',
  'tailnet',
  'sdn',
  'pods',
  'services',
  'nodes',
  'proxmox',
  'pools',
  'any',
] as const;
export type ZoneName = (typeof ZONE_NAMES)[number];

/** Where an intent or a trace goes: a URL, or an address or name with a port. */
export type Target =
  | {
      readonly kind: 'url';
      readonly scheme: 'http' | 'https';
      readonly host: Hostname;
      readonly port: number;
      readonly path: string;
    }
  | {
      readonly kind: 'port';
      readonly protocol: 'tcp' | 'udp';
      readonly host: Address | Hostname;
      readonly port: number;
    }
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint };
