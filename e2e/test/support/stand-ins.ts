import { parseObject, refOf, type ApiObject, type ClusterClient } from '@netloom/cluster';
import { ApiServer } from '@netloom/control-plane';
import type { Network } from '@netloom/network-model';

/** Where the API has the status of an object. */
export interface StatusPlace {
  /** `/apis/metallb.io/v1beta1/namespaces/x/pools` */
  readonly list: string;
  readonly name: string;
}

/** Writes what a controller would write, where none runs. */
export async function setStatus(
  kubeconfig: string,
  { list, name }: StatusPlace,
  status: object,
): Promise<void> {
  const server = await ApiServer.open(kubeconfig);
  const body = { type: 'application/merge-patch+json', text: JSON.stringify({ status }) };
  const answer = await server.send({ method: 'PATCH', path: `${list}/${name}/status`, body });
  if (answer.status >= 300) throw new Error(`status of ${list}/${name}: ${answer.text}`);
}

export const CONNECTOR = { list: '/apis/tailscale.com/v1alpha1/connectors', name: 'k3s-router' };
export const CERTIFICATE = {
  list: '/apis/cert-manager.io/v1/namespaces/kube-system/certificates',
  name: 'int-jigga-xyz-tls',
};
export const TRAEFIK = { list: '/api/v1/namespaces/kube-system/services', name: 'traefik' };

export function ready(type: string, status: 'True' | 'False', message = ''): object {
  const lastTransitionTime = '2026-11-29T00:00:00Z';
  return { conditions: [{ type, status, reason: 'Lab', message, lastTransitionTime }] };
}

/** As the Tailscale operator, cert-manager and MetalLB leave a network that is up. */
export async function setHealthy(kubeconfig: string, network: Network): Promise<void> {
  const subnetRoutes = network.routes.map(({ cidr }) => cidr.toString()).join(',');
  await setStatus(kubeconfig, CONNECTOR, { ...ready('ConnectorReady', 'True'), subnetRoutes });
  await setStatus(kubeconfig, CERTIFICATE, { ...ready('Ready', 'True'), notAfter: '2099-01-01T00:00:00Z' });
  await setStatus(kubeconfig, TRAEFIK, { loadBalancer: { ingress: [{ ip: '192.168.7.230' }] } });
}

/** Traefik's Service, and an app for each Service of the network: what others install. */
export async function createBackends(cluster: ClusterClient, network: Network): Promise<void> {
  await cluster.apply(
    service({ namespace: 'kube-system', name: 'traefik', type: 'LoadBalancer', port: 443 }),
  );
  for (const { namespace, name, port } of network.services) {
    await cluster.apply(service({ namespace, name, type: 'ClusterIP', port }));
    await cluster.apply(endpoints({ namespace, name, isReady: true }));
  }
}

export function service({
  namespace,
  name,
  type,
  port,
}: {
  readonly namespace: string;
  readonly name: string;
  readonly type: 'ClusterIP' | 'LoadBalancer';
  readonly port: number;
}): ApiObject {
  return parseObject({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { type, ports: [{ port }] },
  });
}

export function endpoints({
  namespace,
  name,
  isReady,
}: {
  readonly namespace: string;
  readonly name: string;
  readonly isReady: boolean;
}): ApiObject {
  return parseObject({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-lab`, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.42.0.9'], conditions: { ready: isReady } }],
  });
}

/** Deletes an object, and gives what puts it back as it was written. */
export async function takeAway(cluster: ClusterClient, object: ApiObject): Promise<() => Promise<void>> {
  const live = await cluster.get(refOf(object));
  await cluster.delete(refOf(object));
  return async () => {
    if (live === null) return;
    const { name, namespace, labels, annotations } = live.metadata;
    const { apiVersion, kind, spec, data } = live;
    await cluster.apply(
      parseObject({ apiVersion, kind, metadata: { name, namespace, labels, annotations }, spec, data }),
    );
  };
}
