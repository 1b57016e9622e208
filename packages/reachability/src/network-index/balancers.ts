import type { Balancer } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import type { ClusterService } from './cluster-service.ts';
import { lazilyByKey } from './lazily.ts';
import type { NetworkIndex } from './network-index.ts';

/** The balancer whose Service this is; undefined where it is another's. */
export function balancerOf(
  index: NetworkIndex,
  { namespace, name }: Pick<ClusterService, 'namespace' | 'name'>,
): Balancer | undefined {
  return byName(index).get(`${namespace}/${name}`);
}

/** A port of every node, and the port of the Service that it leads to. */
export interface NodePort {
  readonly balancer: Balancer;
  readonly port: number;
}

export function nodePortOf(
  index: NetworkIndex,
  { port, protocol }: Pick<Flow, 'port' | 'protocol'>,
): NodePort | null {
  return port === null ? null : (byNodePort(index).get(`${port}/${protocol}`) ?? null);
}

// of two with one name, or one port, the first counts; rules report the second
const byName = lazilyByKey(
  ({ network }: NetworkIndex) =>
    new Map(network.balancers.toReversed().map((row) => [`${row.namespace}/${row.name}`, row])),
);

const byNodePort = lazilyByKey(
  ({ network }: NetworkIndex) =>
    new Map(
      network.balancers
        .flatMap((balancer) =>
          balancer.ports.flatMap(({ nodePort, protocol, port }) =>
            nodePort === null ? [] : [[`${nodePort}/${protocol}`, { balancer, port }] as const],
          ),
        )
        .toReversed(),
    ),
);
