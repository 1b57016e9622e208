import { Hostname, type Network } from '@netloom/network-model';
import { load, loadText } from '@netloom/network-model/testing';
import { NetworkPolicy as UpstreamNetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { CLOUDFLARED_LABELS } from '../src/cloudflared.ts';
import { tunnelChart } from '../src/index.ts';

const homelab = load('networks/homelab/network.yaml').network;
const dualStack = load('examples/dual-stack-bgp/network.yaml').network;

const NAS = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.11 }] }
services: [{ name: nas, address: 192.168.1.20 }]
`;

function policyOf(network: Network): ReturnType<typeof tunnelChart.toValues>['networkPolicies'][number] {
  const [policy, ...others] = tunnelChart.toValues(network, (_, value) => value).networkPolicies;
  if (policy === undefined || others.length > 0) throw new Error('the tunnel has one policy');
  return policy;
}

describe("cloudflared's policy", () => {
  it.each([
    ['the homelab', homelab],
    ['the dual-stack example', dualStack],
  ])("is a NetworkPolicy of %s in the tunnel's namespace", (_title, network) => {
    const { name, namespace, spec } = policyOf(network);
    // what is left in it is plain: no address of the model stands in a policy of the tunnel
    new UpstreamNetworkPolicy({ metadata: { name, namespace } as never, spec: spec as never }).validate();
    expect([name, namespace]).toEqual(['cloudflared', 'cloudflare']);
  });

  it('holds for the pods that the network knows as cloudflared', () => {
    expect(homelab.actors.find(({ name }) => name === 'cloudflared')?.labels).toEqual(CLOUDFLARED_LABELS);
    expect(policyOf(homelab).spec.podSelector).toEqual({ matchLabels: CLOUDFLARED_LABELS });
  });

  it('lets nobody in', () => {
    const { policyTypes, ingress } = policyOf(homelab).spec;
    expect({ policyTypes, ingress }).toEqual({ policyTypes: ['Ingress', 'Egress'], ingress: undefined });
  });

  it('reaches the edge by IPv6 only where pods have it', () => {
    const edgeOf = (network: Network): unknown => policyOf(network).spec.egress?.[1]?.to;
    const blocks = (...cidrs: string[]): object[] => cidrs.map((cidr) => ({ ipBlock: { cidr } }));
    expect(edgeOf(homelab)).toEqual(blocks('198.41.192.0/24', '198.41.200.0/24'));
    expect(edgeOf(dualStack)).toEqual(
      blocks('198.41.192.0/24', '198.41.200.0/24', '2606:4700:a0::/48', '2606:4700:a8::/48'),
    );
  });

  it('reaches the pods behind Traefik only through Traefik', () => {
    const media = dualStack.services.filter(({ name }) => name === 'media');
    const exposures = dualStack.exposures.filter(
      ({ service, via }) => service === 'media' && via === 'tunnel',
    );
    expect(policyOf({ ...dualStack, services: media, exposures }).spec.egress?.slice(2)).toEqual([
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
            podSelector: {
              matchLabels: {
                'app.kubernetes.io/name': 'traefik',
                'app.kubernetes.io/instance': 'traefik-kube-system',
              },
            },
          },
        ],
        ports: [{ protocol: 'TCP', port: 8443 }],
      },
    ]);
  });

  it('reaches what is outside of the cluster, and pods in the network of their host, by addresses', () => {
    const [web] = homelab.services;
    const [exposure] = homelab.exposures.filter(({ service }) => service === web?.name);
    const originOf = (change: Partial<Network['services'][number]>): unknown =>
      policyOf({
        ...homelab,
        services: [{ ...web!, targetPort: 8123, ...change }],
        exposures: [exposure!],
      }).spec.egress?.slice(2);
    const ports = [{ protocol: 'TCP', port: 8123 }];
    const nas = loadText(NAS).network.services[0]?.addresses ?? [];
    expect(originOf({ addresses: nas, selector: null })).toEqual([
      { to: [{ ipBlock: { cidr: '192.168.1.20/32' } }], ports },
    ]);
    const nodes = homelab.nodes.flatMap(({ addresses }) => addresses.map(String));
    expect(JSON.stringify(originOf({ hostNetwork: true }))).toBe(
      JSON.stringify([
        {
          // .223 alone, .224 and .225 as one
          to: ['192.168.7.223/32', '192.168.7.224/31'].map((cidr) => ({ ipBlock: { cidr } })),
          ports,
        },
      ]),
    );
    expect(nodes).toEqual(['192.168.7.223', '192.168.7.224', '192.168.7.225']);
    // an empty list of peers would let everything through
    expect(originOf({ hosts: ['nass'], selector: null })).toEqual([]);
  });

  it('does not cut off a service whose pods or ports are unknown', () => {
    const services = homelab.services.map((service) => ({ ...service, selector: null, targetPort: null }));
    expect(policyOf({ ...homelab, services }).spec.egress?.slice(2)).toEqual(
      ['vaultwarden', 'homepage'].map((namespace) => ({
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }],
      })),
    );
  });

  it('needs one rule for two hosts of one service', () => {
    const exposures = homelab.exposures.flatMap((exposure) => [
      exposure,
      { ...exposure, host: Hostname.parse(`www.${exposure.host}`) },
    ]);
    expect(policyOf({ ...homelab, exposures })).toEqual(policyOf(homelab));
  });
});
