import type { Origins } from '@netloom/diagnostics';
import type { Network } from '@netloom/network-model';

/** The input of rules over sizes. */
export interface LimitFacts {
  readonly network: Network;
  readonly origins: Origins;
  readonly configMaps: readonly ConfigMapSize[];
  /** null where it is not asked for. */
  readonly release: ReleaseSize | null;
  /** Of the umbrella's values as JSON; null where it is not asked for. */
  readonly valuesBytes: number | null;
}

export interface ConfigMapSize {
  readonly namespace: string;
  readonly name: string;
  /** Of its values. */
  readonly bytes: number;
}

export interface ReleaseSize {
  readonly bytes: number;
  /** `estimated` before Helm has run. */
  readonly how: 'estimated' | 'measured';
}
