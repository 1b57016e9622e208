import type { Network } from '@netloom/network-model';
import { latestRelease } from '../../apply/helm-release.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { operators } from '../../operators/operators.ts';
import { added, changed, type Statement } from '../statement.ts';
import { inTurns } from './in-turns.ts';

/** Operators whose Helm release runs at another version than the network pins, or is not there. */
export async function runningOperators(cluster: Cluster, network: Network): Promise<readonly Statement[]> {
  const said = await inTurns(operators(network), async (operator) => {
    const { name, version } = operator;
    const running = (await latestRelease(cluster, operator))?.chart.version;
    if (running === version) return [];
    return running === undefined
      ? [added(name, `has no Helm release here, and the network pins ${version}`)]
      : [changed(name, `runs at ${running}, and the network pins ${version}`)];
  });
  return said.flat().map((one) => ({ topic: 'running' as const, ...one }));
}
