import type { Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS } from '../../distributions.ts';
import type { NetworkFacts } from '../../facts.ts';

/** kube-apiserver refuses fewer: ServiceIPRange in pkg/controlplane/apiserver/options. */
const FEWEST = 8n;

export const serviceNetworkTooSmall: Rule<NetworkFacts> = {
  code: 'service-network-too-small',
  severity: 'error',
  description: 'The service network has room for the Services of the cluster itself.',
  *check({ network, origins }) {
    const { serviceCidrs, clusterDns, distribution } = network.cluster;
    // none is derived as soon as one is stated.
    const derives = clusterDns.every((address) => origins.of(address).kind === 'derived');
    for (const [index, cidr] of serviceCidrs.entries()) {
      const size = cidr.interval.last - cidr.interval.first + 1n;
      const text = `service network ${cidr.toString()} has ${size} address${size === 1n ? '' : 'es'}`;
      const at = origins.of(cidr);
      // the size is asked for of the primary network alone.
      if (index === 0 && size < FEWEST) {
        yield {
          message: `${text}: kube-apiserver does not start with fewer than ${FEWEST}`,
          at,
          help: 'take a wider one, such as /16: it cannot be changed once the cluster exists',
        };
      } else if (derives && !clusterDns.some(({ family }) => family === cidr.family)) {
        yield {
          message: `${text}, no tenth one for the cluster DNS: ${DISTRIBUTIONS[distribution].title} does not start`,
          at,
          help: `take a wider one, or state \`clusterDns${cidr.family === 6 ? '6' : ''}\`; neither can be changed once the cluster exists`,
        };
      }
    }
  },
};
