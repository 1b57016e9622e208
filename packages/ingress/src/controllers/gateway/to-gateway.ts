import type { Drawn } from '@netloom/chart-kit';
import type { IngressController } from '@netloom/network-model';
import { balancerAnnotations } from '../../balancer-annotations.ts';
import type { IngressInput } from '../../ingress-input.ts';
import type { IngressValues } from '../../values.ts';

type Gateway = Drawn<IngressValues>['gateways'][number];

/**
 * MetalLB's annotation goes through `infrastructure` to the Service that the controller makes: what a controller does with
 * `addresses` differs (Envoy Gateway makes them external addresses, which nothing announces).
 */
export function toGateway({ ingress, network, from }: IngressInput): Gateway {
  const { name, namespace, className } = ingress;
  const annotations = network.loadBalancer === null ? {} : balancerAnnotations(network, ingress);
  return from(ingress, {
    name,
    namespace,
    spec: {
      gatewayClassName: className ?? '',
      ...(Object.keys(annotations).length > 0 && { infrastructure: { annotations } }),
      listeners: toListeners(ingress),
    },
  });
}

function toListeners({ tls }: IngressController): Gateway['spec']['listeners'] {
  const allowedRoutes = { namespaces: { from: 'All' as const } };
  const web = { name: 'web', port: 80, protocol: 'HTTP' as const, allowedRoutes };
  const secretName = tls?.secretName ?? null;
  if (secretName === null) return [web];
  const certificateRefs = [{ name: secretName }];
  return [
    web,
    {
      name: 'websecure',
      port: 443,
      protocol: 'HTTPS' as const,
      tls: { mode: 'Terminate' as const, certificateRefs },
      allowedRoutes,
    },
  ];
}
