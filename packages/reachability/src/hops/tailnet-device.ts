import { proxyLabels, type Balancer, type TailnetDevice } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, type Hop } from '../hop.ts';
import { balancerOf } from '../network-index/balancers.ts';
import type { ClusterService } from '../network-index/cluster-service.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { podSender } from '../sender.ts';
import { internetEgressHops } from './policy.ts';
import { describeService } from './service.ts';

/** From a device of the tailnet to a Service that is one itself: its proxy sends on as the pod that it is. null where it is none. */
export function* tailnetDeviceHops(
  index: NetworkIndex,
  flow: Flow,
  service: ClusterService,
): Generator<Hop, Flow | null> {
  const { tailnet } = index.network;
  const balancer = balancerOf(index.network, service);
  const device = balancer?.device ?? null;
  if (balancer === undefined || device === null || tailnet === null) return null;
  yield allow('tailnet', `${describeDevice(device)} ${passesOn(balancer, service)}`, index.at(balancer));
  return flowOfProxy(index, flow, balancer);
}

/** The same from elsewhere to a device that is a site, which is no Service of the cluster: only Funnel leads there. undefined where it is none. */
export function* siteHops(
  index: NetworkIndex,
  flow: Flow,
  service: ClusterService,
): Generator<Hop, Flow | null | undefined> {
  const balancer = balancerOf(index.network, service);
  const device = balancer?.device ?? null;
  if (balancer === undefined || !device?.https) return undefined;
  const at = index.at(balancer);
  if (!device.funnel) {
    const text = `${describeDevice(device)} answers devices of the tailnet alone, and not ${flow.sender.label}`;
    yield deny('tailnet', text, at);
    return null;
  }
  yield* internetEgressHops(index, flow, 'Tailscale Funnel');
  const text = `Tailscale Funnel takes requests of everybody for ${describeDevice(device)}, which ${passesOn(balancer, service)}`;
  yield allow('tailnet', text, at);
  return flowOfProxy(index, flow, balancer);
}

function describeDevice({ hostname, tags }: TailnetDevice): string {
  return `device ${hostname} of the tailnet (${tags.join(', ')})`;
}

function passesOn({ device, namespace, service }: Balancer, own: ClusterService): string {
  return device?.https === true
    ? `ends TLS at port 443, with the certificate of its name, and asks Service ${namespace}/${service}`
    : `passes it on to ${describeService(own)}`;
}

function flowOfProxy(index: NetworkIndex, flow: Flow, balancer: Balancer): Flow {
  const label = `the proxy of ${balancer.namespace}/${balancer.name}`;
  const namespace = index.network.tailnet?.namespace ?? '';
  const pod = { namespace, labels: proxyLabels(balancer), label };
  return { ...flow, sender: podSender(index, pod) };
}
