import type { Variables } from '../gitops/substitute.ts';
import type { Liveness } from '../live-object.ts';
import { clusterOfPath } from './paths.ts';

/** What is known of everything that one step applies. */
export interface ApplyContext {
  /** '' where the repository names no cluster. */
  readonly cluster: string;
  readonly liveness: Liveness;
  /** The namespace of what states none. */
  readonly namespace: string | undefined;
  /** null where nothing is substituted. */
  readonly variables: Variables | null;
  /** The path of the file or folder that is applied, for what is nearest to it. */
  readonly near: string;
}

export const LIVE: Liveness = { state: 'live' };

/** The state of a part: its own, unless the whole is not live. */
export function within(outer: Liveness, inner: Liveness): Liveness {
  return outer.state === 'live' ? inner : outer;
}

/** The cluster that a folder names, where nothing around it named one. */
export function clusterUnder({ cluster }: ApplyContext, path: string): string {
  return cluster === '' ? (clusterOfPath(`${path}/`) ?? '') : cluster;
}
