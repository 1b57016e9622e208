import type { Rule } from '@netloom/diagnostics';
import { hasOwnPods } from '../../behind-service.ts';
import type { NetworkFacts } from '../../facts.ts';
import { ingressOf } from '../../ingress-of.ts';
import type { Actor, Exposure, Network, Service } from '../../network.ts';
import { hasOtherIngress } from '../../other-policies.ts';
import { atEachPort } from '../../service-of.ts';
import { podPortsOf, serviceRowsOf, type ServiceRow } from '../../service-rows.ts';
import { describeList } from '../shared/describe.ts';

export const policyCutsService: Rule<NetworkFacts> = {
  code: 'policy-cuts-service',
  severity: 'error',
  description:
    'A service that others call states its selector and targetPort where its namespace denies incoming traffic.',
  *check({ network, origins }) {
    const { defaultDenyIngress } = network.policies;
    const denied = new Map(defaultDenyIngress.map((namespace, index) => [namespace, index]));
    const rows = Map.groupBy(serviceRowsOf(network), ({ service }) => service);
    const exposed = Map.groupBy(network.exposures, ({ namespace, service }) => `${namespace}/${service}`);
    for (const service of network.services) {
      const index = denied.get(service.namespace);
      if (index === undefined || !hasOwnPods(service) || hasOtherIngress(network, service.namespace)) {
        continue;
      }
      const admitted = rows.get(service) ?? [];
      const exposures = exposed.get(`${service.namespace}/${service.name}`) ?? [];
      const callers = [...callersOf(service, { exposures, admitted, network })];
      const onPort =
        callers.includes('exposure') || admitted.some((row) => podPortsOf(row).length < row.row.ports.length);
      const missing = [
        ...(callers.length > 0 && service.selector === null ? ['selector'] : []),
        ...(onPort && atEachPort(service).some(({ targetPort }) => targetPort === null)
          ? ['targetPort']
          : []),
      ];
      if (missing.length === 0) continue;
      yield {
        message: `service "${service.namespace}/${service.name}" has no ${describeList(missing)}, so that no policy can let ${reasonOf(callers)} in, and its namespace denies the rest`,
        at: origins.of(service),
        related: [
          {
            message: `namespace "${service.namespace}" denies all incoming traffic`,
            at: origins.of(defaultDenyIngress, index),
          },
        ],
        help: 'a policy names pods by their labels (`selector`) and sees their own port (`targetPort`), not the Service',
      };
    }
  },
};

type Caller = 'exposure' | 'metrics' | 'webhook' | 'firewall';

interface Sources {
  readonly exposures: readonly Exposure[];
  readonly admitted: readonly ServiceRow[];
  readonly network: Network;
}

/** What calls from another namespace; pods of the same namespace are let in anyway. */
function* callersOf(service: Service, { exposures, admitted, network }: Sources): Iterable<Caller> {
  const { actors } = network;
  const comes = (name: Actor['name']): boolean =>
    actors.some((actor) => actor.name === name && actor.namespace !== service.namespace);
  const through = exposures.flatMap((exposure) =>
    exposure.origin.flatMap((one) =>
      exposure.via === 'ingress' || one === 'ingress'
        ? (ingressOf(network, exposure)?.proxy?.name ?? [])
        : ('cloudflared' as const),
    ),
  );
  if (through.some(comes)) yield 'exposure';
  if (service.metricsPort !== null && comes('prometheus')) yield 'metrics';
  if (service.webhookPort !== null) yield 'webhook';
  if (admitted.length > 0) yield 'firewall';
}

function reasonOf(callers: readonly Caller[]): string {
  const words = {
    exposure: 'visitors',
    metrics: 'Prometheus',
    webhook: 'the API server',
    firewall: 'the sources of firewall rules',
  } as const;
  return describeList(callers.map((caller) => words[caller]));
}
