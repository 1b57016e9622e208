import type { ChartValues, DnsZone } from '../network.ts';

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
  /** cert-manager's own solver for it, by the Secret of `zone.solver`; null where it has none that can. */
  readonly solver: (zone: DnsZone) => Dns01 | null;
}

/** `spec.acme.solvers[].dns01` of cert-manager's issuers, as far as netloom writes it. */
export type Dns01 =
  | { readonly cloudflare: { readonly apiTokenSecretRef: SecretReference } }
  | { readonly digitalocean: { readonly tokenSecretRef: SecretReference } }
  | {
      readonly route53: {
        readonly region?: string;
        readonly accessKeyIDSecretRef: SecretReference;
        readonly secretAccessKeySecretRef: SecretReference;
      };
    }
  | {
      readonly rfc2136: {
        readonly nameserver: string;
        readonly tsigKeyName: string;
        readonly tsigAlgorithm: string;
        readonly tsigSecretSecretRef: SecretReference;
      };
    }
  | {
      readonly webhook: {
        readonly groupName: string;
        readonly solverName: string;
        readonly config?: ChartValues;
      };
    };

interface SecretReference {
  readonly name: string;
  readonly key: string;
}

/** A key of the Secret that cert-manager reads. */
export function solverSecret({ solver }: DnsZone, key: string = solver.secretKey): SecretReference {
  return { name: solver.existingSecret, key };
}

/** A variable from a key of the zone's Secret. */
export function fromSecret({ existingSecret }: DnsZone, name: string, key: string): EnvironmentRow {
  return { name, valueFrom: { secretKeyRef: { name: existingSecret, key } } };
}
