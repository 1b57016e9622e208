import { printTarget, type Network, type Target } from '@netloom/network-model';
import { headQuestion, tcpQuestion } from '../../in-cluster/pod-answers.ts';
import { exposedServices } from '../ingress/backends.ts';

/** What a pod tries to reach. */
export interface PodTarget {
  readonly question: string;
  /** For people: `vaultwarden/vaultwarden:80`, `https://argocd.int.example.com` */
  readonly name: string;
  readonly to: Target;
  /** Where the network says so. */
  readonly row: object;
  /** What shows more of it. */
  readonly look: string;
}

/** What any pod reaches, unless its network does not work at all. */
export const API_SERVER = tcpQuestion('kubernetes.default.svc.cluster.local.', 443);

/** The exposed hosts, the Services behind them, and what is reached at an address of its own. */
export function podTargets(network: Network): readonly PodTarget[] {
  return [...serviceTargets(network), ...hostTargets(network), ...balancerTargets(network)];
}

function serviceTargets(network: Network): readonly PodTarget[] {
  return exposedServices(network).map((service) => {
    const { namespace, name, port } = service;
    return {
      // the dot at the end spares the pod its search list
      question: tcpQuestion(`${name}.${namespace}.svc.cluster.local.`, port),
      name: `${namespace}/${name}:${port}`,
      to: { kind: 'endpoint', endpoint: { kind: 'named', what: 'service', namespace, name } },
      row: service,
      look: `kubectl --namespace ${namespace} get networkpolicies,endpointslices`,
    };
  });
}

/** Their first pages; those with a path of their own may have none. */
function hostTargets({ exposures }: Network): readonly PodTarget[] {
  const byHost = new Map(
    exposures
      .filter(({ host, path }) => path === null && !host.startsWith('*'))
      .map((exposure) => [exposure.host, exposure]),
  );
  return [...byHost.values()].map((exposure) => {
    const to = { kind: 'url', scheme: 'https', host: exposure.host, port: 443, path: '/' } as const;
    const name = printTarget(to);
    return { question: headQuestion(name), name, to, row: exposure, look: `curl --verbose --head ${name}` };
  });
}

/** UDP is left out: an open port is as silent as a closed one. */
function balancerTargets({ balancers }: Network): readonly PodTarget[] {
  return balancers.flatMap((balancer) =>
    balancer.addresses.flatMap((host) =>
      balancer.ports
        .filter(({ protocol }) => protocol === 'tcp')
        .map(({ port }): PodTarget => {
          const { namespace, name } = balancer;
          const to = { kind: 'port', protocol: 'tcp', host, port } as const;
          return {
            question: tcpQuestion(host.toString(), port),
            name: printTarget(to),
            to,
            row: balancer,
            look: `kubectl --namespace ${namespace} describe service ${name}`,
          };
        }),
    ),
  );
}
