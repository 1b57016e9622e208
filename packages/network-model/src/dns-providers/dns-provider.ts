import type { DnsZone } from '../network.ts';

/** What of a zone only some providers know. */
export type ZoneOption = 'server' | 'region' | 'webhook';

/** A program's variable, from a key of the zone's Secret or a plain value. */
export type EnvironmentRow =
  | { readonly name: string; readonly value: string }
  | {
      readonly name: string;
      readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
    };

/** The part of the values of external-dns that one provider decides. */
export interface ProviderValues {
  readonly provider: {
    readonly name: string;
    readonly webhook?: {
      readonly image: { readonly repository: string; readonly tag: string };
      readonly env: readonly EnvironmentRow[];
    };
  };
  readonly env: readonly EnvironmentRow[];
  readonly extraArgs: readonly string[];
}

/** Who serves a zone: all that external-dns, checks and documents ask of it. */
export interface DnsProvider {
  /** As people call it. */
  readonly title: string;
  /** Options that it needs; it takes no others. */
  readonly needs: readonly ZoneOption[];
  /** Whether it answers for proxied records, and flattens a CNAME at the apex. */
  readonly isCloudflare: boolean;
  /** Keys that the Secret of the zone has. */
  readonly secretKeys: (zone: DnsZone) => readonly string[];
  /** What the Secret holds. */
  readonly secretPurpose: (zone: DnsZone) => string;
  readonly externalDns: (zone: DnsZone) => ProviderValues;
}

/** A variable from a key of the zone's Secret. */
export function fromSecret({ existingSecret }: DnsZone, name: string, key: string): EnvironmentRow {
  return { name, valueFrom: { secretKeyRef: { name: existingSecret, key } } };
}
