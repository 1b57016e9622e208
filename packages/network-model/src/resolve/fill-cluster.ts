import { Cidr } from '@netloom/addresses';
import { defaultPolicyEngine, DISTRIBUTIONS, type Cni, type PolicyEngine } from '../distributions.ts';
import type { NetworkFile } from '../file/network-file.ts';
import type { Recording } from './recording.ts';

type StatedCluster = NetworkFile['cluster'];

/** A file whose cluster has what its distribution gives it. */
export type FilledFile = NetworkFile & {
  readonly cluster: {
    readonly podCidr: Cidr;
    readonly serviceCidr: Cidr;
    readonly servicelb: boolean;
    readonly cni: Cni;
    readonly flannel: NonNullable<StatedCluster['flannel']>;
    /** null where it is not known. */
    readonly engine: PolicyEngine | null;
  };
};

/** Each default has the origin of a key that the cluster does not have. */
export function fillCluster(file: NetworkFile, record: Recording): FilledFile {
  const { cluster } = file;
  const { distribution, servicelb, version } = cluster;
  const own = DISTRIBUTIONS[distribution];
  const cni = cluster.cni ?? (cluster.flannel?.backend === 'none' ? 'other' : own.cni);
  const filled = record.from(cluster, {
    ...cluster,
    ...(version === undefined && distribution === 'k3s' ? { version: own.version.example } : {}),
    podCidr: cluster.podCidr ?? record.default(standardPods(own.podCidr), [cluster, 'podCidr']),
    serviceCidr: cluster.serviceCidr ?? record.default(parse(own.serviceCidr), [cluster, 'serviceCidr']),
    servicelb: servicelb ?? own.servicelb === 'on',
    cni,
    flannel: cluster.flannel ?? record.default(standardFlannel(cni), [cluster, 'flannel']),
    engine: cluster.policyEngine ?? defaultPolicyEngine(distribution, cni),
  });
  return record.from(file, { ...file, cluster: filled });
}

function standardFlannel(cni: Cni): FilledFile['cluster']['flannel'] {
  return { backend: cni === 'flannel' || cni === 'canal' ? 'vxlan' : 'none', network: 'lan' };
}

function standardPods(text: string | null): Cidr {
  if (text === null) throw new Error('a distribution without a pod CIDR, whose network states none');
  return parse(text);
}

function parse(text: string): Cidr {
  const cidr = Cidr.parse(text);
  if (!cidr.ok) throw new Error(cidr.message);
  return cidr.value;
}
