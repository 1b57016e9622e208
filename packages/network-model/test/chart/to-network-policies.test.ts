import { plain } from '@netloom/chart-kit';
import { NetworkPolicy as UpstreamNetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { NetworkPolicy } from '../../src/chart.ts';
import { toNetworkPolicies } from '../../src/chart/to-network-policies.ts';
import type { Network } from '../../src/index.ts';
import { load, loadText, minimalWith } from '../../src/testing/index.ts';

const homelab = load('networks/homelab/network.yaml').network;
const dualStack = load('examples/dual-stack-bgp/network.yaml').network;

function policiesOf(network: Network): ReturnType<typeof toNetworkPolicies> {
  return toNetworkPolicies(network, (_, value) => value);
}

function policy(network: Network, name: string): unknown {
  return plain(policiesOf(network).find((one) => one.name === name)?.spec ?? null);
}

const ipBlocks = (...cidrs: string[]): object[] => cidrs.map((cidr) => ({ ipBlock: { cidr } }));

const WEBHOOK = `
services:
  - { name: hook, namespace: apps, targetPort: 8080, webhookPort: 9443, selector: { app: hook } }
policies: { defaultDenyIngress: [apps] }
`;

describe(toNetworkPolicies, () => {
  it.each([
    ['the homelab', homelab],
    ['the dual-stack example', dualStack],
  ])('gives %s policies that Kubernetes takes', (_title, network) => {
    const policies = policiesOf(network);
    expect(policies.length).toBeGreaterThan(0);
    for (const { name, namespace, spec } of policies) {
      const metadata = { name, namespace };
      // both classes read what was written: no value object is left in a plain spec
      const object = { metadata, spec: plain(spec) } as never;
      new NetworkPolicy(object).validate();
      new UpstreamNetworkPolicy(object).validate();
    }
  });

  it('names each policy once in its namespace', () => {
    const names = [homelab, dualStack].flatMap((network) =>
      policiesOf(network).map(({ name, namespace }) => [network.name, namespace, name].join(' ')),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives none to a namespace that is not denied', () => {
    expect(policiesOf({ ...homelab, policies: { ...homelab.policies, defaultDenyIngress: [] } })).toEqual([]);
  });

  it('lets in what a flow needs: its source, to the pods and the pod port', () => {
    const network = { ...homelab, policies: { ...homelab.policies, defaultDenyIngress: ['argocd'] } };
    expect(policiesOf(network)).toEqual([
      {
        name: 'default-deny-ingress',
        namespace: 'argocd',
        spec: { podSelector: {}, policyTypes: ['Ingress'] },
      },
      {
        name: 'allow-same-namespace',
        namespace: 'argocd',
        spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] },
      },
      {
        name: 'allow-traefik-to-argocd-server',
        namespace: 'argocd',
        spec: {
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'argocd-server' } },
          policyTypes: ['Ingress'],
          ingress: [
            {
              from: [
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
              ports: [{ protocol: 'TCP', port: 8080 }],
            },
          ],
        },
      },
      {
        name: 'allow-tailscale-to-argocd-server',
        namespace: 'argocd',
        spec: {
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'argocd-server' } },
          policyTypes: ['Ingress'],
          ingress: [
            {
              from: [
                {
                  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tailscale' } },
                  podSelector: {
                    matchLabels: {
                      'tailscale.com/managed': 'true',
                      'tailscale.com/parent-resource-type': 'connector',
                    },
                  },
                },
              ],
              ports: [{ protocol: 'TCP', port: 8080 }],
            },
          ],
        },
      },
    ]);
  });

  it('lets Prometheus reach the metrics port', () => {
    expect(policy(dualStack, 'allow-prometheus-to-media')).toMatchObject({
      ingress: [{ ports: [{ protocol: 'TCP', port: 9101 }] }],
    });
  });

  it("lets webhook calls in from the nodes' addresses, flannel's and cni0's", () => {
    expect(policy(dualStack, 'allow-nodes-to-api')).toEqual({
      podSelector: { matchLabels: { app: 'api' } },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: ipBlocks(
            '192.0.2.21/32',
            '2001:db8:1::21/128',
            '10.10.0.21/32',
            'fd00:10::21/128',
            '192.0.2.22/32',
            '2001:db8:1::22/128',
            '10.10.0.22/32',
            'fd00:10::22/128',
            '10.52.0.0/32',
            '10.52.0.1/32',
            'fd00:52::/128',
            'fd00:52::1/128',
            '10.52.1.0/32',
            '10.52.1.1/32',
            'fd00:52:0:1::/128',
            'fd00:52:0:1::1/128',
          ),
          ports: [{ protocol: 'TCP', port: 9443 }],
        },
      ],
    });
  });

  it("lets webhook calls in from all pod addresses where no node's pod CIDR was observed", () => {
    expect(policy(loadText(minimalWith(WEBHOOK)).network, 'allow-nodes-to-hook')).toMatchObject({
      ingress: [{ from: ipBlocks('192.168.1.10/32', '10.42.0.0/16') }],
    });
  });

  it('gives a service without selector no policy of its own', () => {
    const services = homelab.services.map((service) => ({ ...service, selector: null }));
    expect(new Set(policiesOf({ ...homelab, services }).map(({ name }) => name))).toEqual(
      new Set(['default-deny-ingress', 'allow-same-namespace']),
    );
  });

  it('keeps CoreDNS and Traefik open to any source where their namespace is denied', () => {
    const network = { ...homelab, policies: { ...homelab.policies, defaultDenyIngress: ['kube-system'] } };
    expect(policy(network, 'allow-any-to-coredns')).toEqual({
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      policyTypes: ['Ingress'],
      ingress: [
        {
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ],
    });
    expect(policy(network, 'allow-any-to-traefik')).toMatchObject({
      ingress: [
        {
          ports: [
            { protocol: 'TCP', port: 8000 },
            { protocol: 'TCP', port: 8443 },
          ],
        },
      ],
    });
  });

  it("lets CoreDNS ask Tailscale's nameserver, and nothing else", () => {
    const network = { ...dualStack, policies: { ...dualStack.policies, defaultDenyIngress: ['tailscale'] } };
    expect(policy(network, 'allow-coredns-to-nameserver')).toEqual({
      podSelector: { matchLabels: { app: 'nameserver' } },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { protocol: 'UDP', port: 1053 },
            { protocol: 'TCP', port: 1053 },
          ],
        },
      ],
    });
  });

  it('writes no policy for a flow whose source the network lacks, since an empty source allows any', () => {
    const network = {
      ...homelab,
      actors: [],
      policies: { ...homelab.policies, defaultDenyIngress: ['argocd'] },
    };
    expect(policiesOf(network).map(({ name }) => name)).toEqual([
      'default-deny-ingress',
      'allow-same-namespace',
    ]);
  });

  it('writes the policies of a namespace once, though the file names it twice', () => {
    const twice = { ...homelab, policies: { ...homelab.policies, defaultDenyIngress: ['argocd', 'argocd'] } };
    const once = { ...homelab, policies: { ...homelab.policies, defaultDenyIngress: ['argocd'] } };
    expect(policiesOf(twice)).toEqual(policiesOf(once));
  });

  it('lets Prometheus scrape Traefik and CoreDNS where their namespace is denied', () => {
    const network = { ...homelab, policies: { ...homelab.policies, defaultDenyIngress: ['kube-system'] } };
    const scraped = policiesOf(network).filter(({ name }) => name.toString().startsWith('allow-prometheus'));
    const from = [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
      },
    ];
    expect(scraped.map(({ name, spec }) => [name, spec.ingress])).toEqual([
      ['allow-prometheus-to-traefik', [{ from, ports: [{ protocol: 'TCP', port: 9100 }] }]],
      ['allow-prometheus-to-coredns', [{ from, ports: [{ protocol: 'TCP', port: 9153 }] }]],
    ]);
  });

  it('leaves Prometheus out of them where the network has none', () => {
    const actors = homelab.actors.filter(({ name }) => name !== 'prometheus');
    const network = {
      ...homelab,
      actors,
      policies: { ...homelab.policies, defaultDenyIngress: ['kube-system'] },
    };
    expect(policiesOf(network).map(({ name }) => name)).toEqual([
      'default-deny-ingress',
      'allow-same-namespace',
      'allow-any-to-traefik',
      'allow-any-to-coredns',
    ]);
  });
});
