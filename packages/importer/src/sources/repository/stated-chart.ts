import type { ChartSource, ChartValues } from '../chart-values.ts';
import { substitute } from '../gitops/substitute.ts';
import { chartName } from '../helm/release-values.ts';
import type { Tree } from '../tree.ts';
import { isDisabled } from '../tree/merge-values.ts';
import { mappingOf } from '../tree/nodes.ts';
import type { ApplyContext } from './context.ts';

/** A chart that is not in the repository, as something states it. */
export interface StatedChart {
  /** As it is written: `metallb/metallb`, an archive's URL; undefined where it names none. */
  readonly name: string | undefined;
  readonly repository: string | undefined;
  readonly version: string | undefined;
  readonly release: string | undefined;
  readonly namespace: string | undefined;
  readonly values: Tree | undefined;
  readonly stated: Tree;
  readonly from: ChartSource;
}

/** null where it names no chart. */
export function chartValuesOf(
  { name, values, stated, from, ...rest }: StatedChart,
  { variables, cluster, liveness }: ApplyContext,
): ChartValues | null {
  if (name === undefined) return null;
  const tree = values ?? mappingOf(stated, []);
  const known = variables === null ? tree : substitute(tree, variables);
  const chart = chartName(name);
  const isOff = isDisabled(known, []) && liveness.state === 'live';
  return {
    chart,
    ...(rest.repository !== undefined && { repository: rest.repository }),
    ...(rest.version !== undefined && { version: rest.version }),
    release: rest.release ?? chart,
    ...(rest.namespace !== undefined && { namespace: rest.namespace }),
    tree: known,
    stated,
    from,
    cluster,
    liveness: isOff ? { state: 'disabled', why: 'its values say enabled: false' } : liveness,
  };
}
