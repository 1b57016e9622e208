import type { Address } from '@netloom/addresses';
import type { Drawn, From } from '@netloom/chart-kit';
import type { Network, Service } from '../network.ts';
import { atEachPort } from '../service-of.ts';
import type { EndpointSlice } from './endpoint-slice.ts';
import type { ServiceValues } from './to-balanced-service.ts';

const FAMILIES = { 4: 'IPv4', 6: 'IPv6' } as const;

/** A Service without a selector for each device outside of the cluster, with what is behind it. */
export function toOutsideServices(network: Network, from: From): readonly ServiceValues[] {
  return outside(network).map((service) =>
    from(service, {
      name: service.name,
      namespace: service.namespace,
      spec: {
        type: 'ClusterIP' as const,
        ports: atEachPort(service).map((one) => ({
          name: nameOf(one, service),
          port: one.port,
          targetPort: portBehind(one),
          protocol: 'TCP' as const,
        })),
        ...toFamilies(network, service),
      },
    }),
  );
}

/** One for each family: an EndpointSlice has addresses of one alone. */
export function toEndpointSlices(network: Network, from: From): readonly Drawn<EndpointSlice>[] {
  return outside(network).flatMap((service) => {
    const { name, namespace } = service;
    return familiesOf(network, service).map(({ family, addresses }) =>
      from(service.addresses, {
        name: `${name}-${FAMILIES[family].toLowerCase()}`,
        namespace,
        service: name,
        addressType: FAMILIES[family],
        endpoints: addresses.map((address) =>
          from(address, {
            addresses: [address.toString()],
            // Traefik leaves out endpoints that do not say that they are ready (pkg/provider/kubernetes/k8s).
            conditions: { ready: true as const },
          }),
        ),
        ports: atEachPort(service).map((one) => ({
          name: nameOf(one, service),
          port: portBehind(one),
          protocol: 'TCP' as const,
        })),
      }),
    );
  });
}

/** None where the file lacks all its hosts: a rule reports those. */
function outside({ services }: Network): readonly Service[] {
  return services.filter(({ addresses }) => addresses.length > 0);
}

/** Kubernetes tells several ports apart by their names. */
function nameOf({ portName, scheme, port }: Service, { morePorts }: Service): string {
  return portName ?? (morePorts.length === 0 ? scheme : `${scheme}-${port}`);
}

function portBehind({ port, targetPort }: Service): number {
  return targetPort ?? port;
}

/** In the order of the cluster's own: a Service takes its first family as the one that clients prefer. */
function familiesOf(
  { cluster }: Network,
  service: Service,
): readonly { readonly family: 4 | 6; readonly addresses: readonly Address[] }[] {
  const order = cluster.serviceCidrs[0]?.family === 6 ? ([6, 4] as const) : ([4, 6] as const);
  return order.flatMap((family) => {
    const addresses = service.addresses.filter((address) => address.family === family);
    return addresses.length === 0 ? [] : [{ family, addresses }];
  });
}

function toFamilies(
  network: Network,
  service: Service,
): Pick<ServiceValues['spec'], 'ipFamilies' | 'ipFamilyPolicy'> {
  const ipFamilies = familiesOf(network, service).map(({ family }) => FAMILIES[family]);
  return { ipFamilyPolicy: ipFamilies.length > 1 ? 'RequireDualStack' : 'SingleStack', ipFamilies };
}
