import type { ChartSettings, IngressController, Network } from '@netloom/network-model';
import { toTraefikValues } from './traefik-values.ts';

const LISTS = 'Helm takes a list as a whole: what stands in one is either all of netloom or all of yours';

/** Why the values of Traefik's chart are as netloom sets them. */
const REASONS: ChartSettings['reasons'] = {
  deployment: 'state `replicas` of the ingress instead',
  'service.annotations': 'they follow from `address`, `address6` and `allowSharedIp` of the ingress',
  'service.spec':
    'state `externalTrafficPolicy` of the ingress instead; the families are those of its addresses',
  'ports.web':
    'it follows from `redirectToHttps` of the ingress: state false to write the redirect by yourself',
  'ports.websecure':
    'whose headers are trusted follows from the hosts of the tunnel that go through the ingress',
  logs: 'it follows from `accessLog` of the ingress: state false to write the log by yourself',
  accessLog: 'it follows from `accessLog` of the ingress: state false to write the log by yourself',
  ingressClass: 'the class is called as the release, so that two releases do not share one',
  providers: 'which objects it reads follows from `routes`, `middlewares` and the other ingresses',
  gateway: 'its listeners follow from `routes: httproute` and `tls` of the ingress',
  additionalArguments: `it follows from \`redirectToHttps\` and \`accessLog\` of the ingress. ${LISTS}`,
};

/** What policies, rules and traces say of its pods and its Service. */
function countsOn({ proxy }: IngressController): object {
  if (proxy === null) return {};
  const { ports, service } = proxy;
  const expose = { default: true };
  return {
    deployment: { enabled: true },
    hostNetwork: false,
    service: {
      enabled: true,
      single: true,
      type: 'LoadBalancer',
      nameOverride: '',
      spec: { type: 'LoadBalancer', loadBalancerIP: '', loadBalancerClass: '' },
    },
    ports: {
      web: { port: ports.web, exposedPort: service.ports.web, expose },
      websecure: { port: ports.websecure, exposedPort: service.ports.websecure, expose },
      metrics: { port: ports.metrics ?? METRICS },
    },
    nameOverride: '',
    fullnameOverride: '',
    namespaceOverride: '',
    instanceLabelOverride: '',
  };
}

const METRICS = 9100;

export function traefikSettings(network: Network, ingress: IngressController): ChartSettings {
  return {
    title: 'Traefik',
    own: toTraefikValues({ network, ingress }),
    reasons: REASONS,
    countsOn: countsOn(ingress),
    passedOn: ingress.values,
  };
}
