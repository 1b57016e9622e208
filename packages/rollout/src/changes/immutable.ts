import { describeList, type Cluster } from '@netloom/network-model';
import type { Refusal } from './refusal.ts';
import type { Networks } from './statement.ts';

interface Field {
  readonly name: string;
  readonly of: (cluster: Cluster) => string;
  /** What would happen. */
  readonly why: string;
}

const FIELDS: readonly Field[] = [
  {
    name: 'distribution',
    of: ({ distribution }) => distribution,
    why: 'another distribution is another cluster',
  },
  {
    name: 'pod CIDR',
    of: ({ podCidrs }) => describeList(podCidrs.map(String)),
    why: 'each node keeps the part of it that it was given',
  },
  {
    name: 'service CIDR',
    of: ({ serviceCidrs }) => describeList(serviceCidrs.map(String)),
    why: 'every Service keeps its address, the API server itself among them',
  },
  {
    name: 'cluster DNS',
    of: ({ clusterDns }) => describeList(clusterDns.map(String)),
    why: 'the Service of CoreDNS keeps its address, and every kubelet passes it to its pods',
  },
  {
    name: 'flannel backend',
    of: ({ flannel }) => flannel.backend,
    why: 'nodes of both backends do not reach pods of the other, and what the old one made stays behind',
  },
];

/** What a running cluster cannot be given; nothing between networks of two names, which are two clusters. */
export function immutableChanges({ before, after }: Networks): readonly Refusal[] {
  if (before.network.name !== after.network.name) return [];
  const [old, next] = [before.network.cluster, after.network.cluster];
  return FIELDS.flatMap(({ name, of, why }) => {
    const [was, is] = [of(old), of(next)];
    if (was === is) return [];
    return [
      {
        code: 'immutable' as const,
        message: `the ${name} cannot change in a running cluster: was ${was}, is ${is}; ${why}`,
        help: `give the network its ${name} ${was} back, or build a new cluster as a network of another name`,
      },
    ];
  });
}
