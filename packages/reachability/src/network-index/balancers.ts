import type { Address } from '@netloom/addresses';
import type { Balancer, Network } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import type { ClusterService } from './cluster-service.ts';
import { lazilyByKey } from './lazily.ts';

/** The balancer whose Service this is; undefined where it is another's. */
export function balancerOf(
  network: Network,
  { namespace, name }: Pick<ClusterService, 'namespace' | 'name'>,
): Balancer | undefined {
  return byName(network).get(`${namespace}/${name}`);
}

/** Those that share the load balancer address, in the order of the file. */
export function balancersAt(network: Network, address: Address): readonly Balancer[] {
  return byAddress(network).get(address.toString()) ?? [];
}

/** A port of every node, and the port of the Service that it leads to. */
export interface NodePort {
  readonly balancer: Balancer;
  readonly port: number;
}

export function nodePortOf(
  network: Network,
  { port, protocol }: Pick<Flow, 'port' | 'protocol'>,
): NodePort | null {
  return port === null ? null : (byNodePort(network).get(`${port}/${protocol}`) ?? null);
}

// of two with one name, or one port, the first counts; rules report the second
const byName = lazilyByKey(
  ({ balancers }: Network) =>
    new Map(balancers.toReversed().map((row) => [`${row.namespace}/${row.name}`, row])),
);

const byNodePort = lazilyByKey(
  ({ balancers }: Network) =>
    new Map(
      balancers
        .flatMap((balancer) =>
          balancer.ports.flatMap(({ nodePort, protocol, port }) =>
            nodePort === null ? [] : [[`${nodePort}/${protocol}`, { balancer, port }] as const],
          ),
        )
        .toReversed(),
    ),
);

const byAddress = lazilyByKey(({ balancers }: Network): ReadonlyMap<string, readonly Balancer[]> => {
  const rows = balancers.flatMap((balancer) =>
    balancer.addresses.map((address) => ({ balancer, address: address.toString() })),
  );
  return new Map(
    Array.from(
      Map.groupBy(rows, ({ address }) => address),
      ([address, own]) => [address, own.map(({ balancer }) => balancer)] as const,
    ),
  );
});
