import type { Drawn, From } from '@netloom/chart-kit';
import { serviceOf, type Network } from '@netloom/network-model';
import type { TailscaleValues } from './values.ts';

type Sites = NonNullable<Drawn<TailscaleValues>['ingresses']>;

/** The sites of devices, beside the application's own Service; none for one that the network does not state. */
export function toSites(network: Network, from: From): Sites {
  return network.balancers.flatMap((balancer) => {
    const { device, namespace, name } = balancer;
    const service = serviceOf(network, balancer);
    if (device?.https !== true || service === undefined) return [];
    return [
      from(balancer, {
        name,
        namespace,
        annotations: {
          'tailscale.com/tags': device.tags.join(','),
          ...(device.funnel && { 'tailscale.com/funnel': 'true' }),
        },
        spec: {
          ingressClassName: 'tailscale' as const,
          defaultBackend: { service: { name: service.name, port: { number: service.port } } },
          tls: [{ hosts: [device.hostname] }],
        },
      }),
    ];
  });
}
