import { DISTRIBUTIONS, type Cni, type DistributionName } from '../distributions.ts';
import type { FoundMistake } from './refuse.ts';

interface StatedCluster {
  readonly distribution: DistributionName;
  readonly version?: string | undefined;
  readonly talosVersion?: string | undefined;
  readonly cni?: Cni | undefined;
  readonly overlay?: unknown;
  readonly podCidr?: unknown;
  readonly flannel?: { readonly backend: string } | undefined;
  readonly servicelb?: boolean | undefined;
  readonly splitHorizon?: unknown;
}

/** What a distribution or its pod network does not have, stated of it, and what has no default there. */
export function clusterMistakes(cluster: StatedCluster): readonly FoundMistake[] {
  return [...versionMistakes(cluster), ...podNetworkMistakes(cluster), ...k3sMistakes(cluster)];
}

function* versionMistakes({ distribution, version, talosVersion }: StatedCluster): Iterable<FoundMistake> {
  const { title, version: form } = DISTRIBUTIONS[distribution];
  if (version !== undefined && !form.pattern.test(version)) {
    const what = form.example.includes('+')
      ? `a version of ${title}`
      : `the version of Kubernetes with ${title}`;
    const message = `${what} is written ${form.example}`;
    yield { message, input: version, path: ['version'] };
  }
  if (talosVersion !== undefined && distribution !== 'talos') {
    const message = `distribution is ${distribution}: only Talos has a version of its own beside that of Kubernetes`;
    yield { message, input: talosVersion, path: ['talosVersion'] };
  }
}

function* podNetworkMistakes(cluster: StatedCluster): Iterable<FoundMistake> {
  const { distribution, cni, overlay, podCidr, flannel } = cluster;
  const { title, brings, cni: own, podCidr: standard } = DISTRIBUTIONS[distribution];
  if (podCidr === undefined && standard === null) {
    const message = `${title} has no pod CIDR of its own: write podCidr, such as podCidr: 10.244.0.0/16`;
    yield { message, input: cluster, path: [] };
  } else if (podCidr === undefined && cni !== undefined && !brings.includes(cni)) {
    const message = `podCidr is missing: whether ${cni} takes that of ${title} or a pool of its own is not known`;
    yield { message, input: cluster, path: [] };
  }
  const runsFlannel = ['flannel', 'canal'].includes(cni ?? own);
  if (flannel !== undefined && !runsFlannel && flannel.backend !== 'none') {
    const message = `the pod network is ${cni ?? own}, not flannel`;
    yield { message, input: flannel, path: ['flannel'] };
  }
  if (overlay !== undefined && runsFlannel) {
    const message = "flannel's is stated by flannel.backend";
    yield { message, input: overlay, path: ['overlay'] };
  }
}

function* k3sMistakes({ distribution, servicelb, splitHorizon }: StatedCluster): Iterable<FoundMistake> {
  const { title, servicelb: own } = DISTRIBUTIONS[distribution];
  if (servicelb === true && own === 'absent') {
    yield { message: `${title} has no servicelb`, input: servicelb, path: ['servicelb'] };
  }
  if (splitHorizon !== undefined && distribution !== 'k3s') {
    const message = `only K3s' CoreDNS reads the ConfigMap coredns-custom: with ${title} the Corefile itself has to be changed`;
    yield { message, input: splitHorizon, path: ['splitHorizon'] };
  }
}
