import type { Address } from '@netloom/addresses';
import type { Finding, Origins, Rule } from '@netloom/diagnostics';
import { nameserverOf, type Cluster, type NetworkFacts } from '@netloom/network-model';

export const nameserverAddressUnusable: Rule<NetworkFacts> = {
  code: 'nameserver-address-unusable',
  severity: 'error',
  description: "Tailscale's nameserver has a ClusterIP of its own.",
  *check({ network, origins }) {
    const address = nameserverOf(network);
    if (address === null) return;
    const why = whyNot(address, network.cluster, origins);
    if (why === null) return;
    yield {
      message: `nameserver ${address.toString()} ${why.text}`,
      at: origins.of(address),
      related: [why.related],
      help: 'take an address of the service network that no Service has, best one of its first 256: Kubernetes hands those out last',
    };
  },
};

interface Why {
  readonly text: string;
  readonly related: NonNullable<Finding['related']>[number];
}

function whyNot(address: Address, { serviceCidrs, clusterDns }: Cluster, origins: Origins): Why | null {
  const services = serviceCidrs.find(({ family }) => family === address.family);
  if (services === undefined) return null;
  const related = {
    message: `the service network ${services.toString()}`,
    at: origins.of(services),
  };
  if (!services.contains(address)) {
    return { text: `is outside of the service network ${services.toString()}`, related };
  }
  const dns = clusterDns.find((one) => one.equals(address));
  if (dns !== undefined) {
    const holder = { message: 'the cluster DNS has it', at: origins.of(dns) };
    return { text: 'is the cluster DNS already: two Services cannot have one address', related: holder };
  }
  const offset = address.value - services.interval.first;
  if (offset === 1n) return { text: 'is that of the Service kubernetes, which has the first', related };
  if (offset === 0n || address.value === services.interval.last) {
    return { text: `is an edge of ${services.toString()}, which no Service can have`, related };
  }
  return null;
}
