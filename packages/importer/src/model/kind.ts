import type { ChartValues } from '../sources/chart-values.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { MachineFact } from '../sources/machine-fact.ts';
import type { OtherSource } from '../sources/other-source.ts';
import type { Draft } from './draft/draft.ts';

/** What one kind of source says about a network. A new kind is one file of this folder, and a line of its index. */
export interface SourceKind {
  /** Of Kubernetes objects, by `GROUP/KIND`; the group of core objects is empty: `/Service`. */
  readonly objects?: Readonly<Record<string, (object: LiveObject, draft: Draft) => void>>;
  /** Of all objects. */
  readonly anyObject?: (object: LiveObject, draft: Draft) => void;
  /** Of values, by the name of their chart. */
  readonly charts?: Readonly<Record<string, (chart: ChartValues, draft: Draft) => void>>;
  /** Of all charts. */
  readonly anyChart?: (chart: ChartValues, draft: Draft) => void;
  readonly machine?: (machine: MachineFact, draft: Draft) => void;
  readonly other?: (other: OtherSource, draft: Draft) => void;
}

/** `metallb.io/IPAddressPool`, `/Service`. */
export function groupKind({ apiVersion, kind }: Pick<LiveObject, 'apiVersion' | 'kind'>): string {
  const [group, version] = apiVersion.split('/');
  return `${version === undefined ? '' : (group ?? '')}/${kind}`;
}
