import { proxyLabels } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, type Hop } from '../hop.ts';
import { balancerOf } from '../network-index/balancers.ts';
import type { ClusterService } from '../network-index/cluster-service.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { podSender } from '../sender.ts';
import { describeService } from './service.ts';

/** From a device of the tailnet to a Service that is one itself: its proxy sends on as the pod that it is. null where it is none. */
export function* tailnetDeviceHops(
  index: NetworkIndex,
  flow: Flow,
  service: ClusterService,
): Generator<Hop, Flow | null> {
  const { tailnet } = index.network;
  const balancer = balancerOf(index, service);
  const device = balancer?.device ?? null;
  if (balancer === undefined || device === null || tailnet === null) return null;
  const text = `device ${device.hostname} of the tailnet (${device.tags.join(', ')}) passes it on to ${describeService(service)}`;
  yield allow('tailnet', text, index.at(balancer));
  const label = `the proxy of ${balancer.namespace}/${balancer.name}`;
  const pod = { namespace: tailnet.namespace, labels: proxyLabels(balancer), label };
  return { ...flow, sender: podSender(index, pod) };
}
