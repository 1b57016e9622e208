import { minimalWith } from '@netloom/network-model/testing';
import { ask, changed, HOMELAB } from './ask.ts';

const NODE = '{ name: node-1, address: 192.168.1.10 }';
const CLOSED = `
loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.230/32] }]
  l2Advertisements: [{ name: all }]
  allocations: [{ addresses: 192.168.1.230, service: web/blog }]
services:
  - { name: blog, namespace: web, port: 80, targetPort: 8080, metricsPort: 9100, selector: { app: blog } }
monitoring: {}
policies: { defaultDenyIngress: [web] }
`;
const ONE_NODE = minimalWith(CLOSED);
const TWO_NODES = changed(ONE_NODE, NODE, `${NODE}, { name: node-2, address: 192.168.1.11 }`);

function end(text: string, from: string, to: string): readonly unknown[] {
  const { verdict, hops } = ask(text, from, to);
  const policy = hops.findLast(([, layer]) => layer === 'policy');
  return [verdict, policy?.[2]];
}

/** kube-router: `--src-type LOCAL` before the rules of a pod. */
describe("a pod's own node", () => {
  it('is always allowed by policies: certain with one node', () => {
    expect(end(ONE_NODE, 'node:node-1', 'service:web/blog')).toEqual([
      'allow',
      'policies always let a node reach pods of web/blog on 8080/tcp',
    ]);
    expect(end(ONE_NODE, 'nodes', 'pod:web/blog')[0]).toBe('allow');
  });

  it('is one of several, so that it is not known whether the pod runs there', () => {
    expect(end(TWO_NODES, 'node:node-2', 'service:web/blog')).toEqual([
      'unknown',
      'policies always let a node reach pods of web/blog on 8080/tcp, for pods on node-2; but policy web/default-deny-ingress isolates pods of web/blog on 8080/tcp, and no policy allows ingress from node:node-2, for pods on other nodes',
    ]);
    expect(end(TWO_NODES, 'nodes', 'pod:web/blog')[0]).toBe('unknown');
  });

  it('sees a client of a load balancer address before SNAT, and lets it in by its own address alone', () => {
    expect(end(ONE_NODE, 'lan', 'tcp://192.168.1.230:80')).toEqual([
      'deny',
      'policy web/default-deny-ingress isolates pods of web/blog on 8080/tcp, and no policy allows ingress from lan',
    ]);
    expect(end(TWO_NODES, 'lan', 'tcp://192.168.1.230:80')[0]).toBe('deny');
    const webhook = changed(TWO_NODES, 'metricsPort: 9100', 'webhookPort: 8080');
    expect(end(webhook, 'lan', 'tcp://192.168.1.230:80')).toEqual([
      'unknown',
      "policy web/allow-nodes-to-blog allows ingress from only a part of lan to pods of web/blog on 8080/tcp, for pods on the node that receives the packet; but policy web/allow-nodes-to-blog allows ingress from lan (by a node's address) to pods of web/blog on 8080/tcp, for pods on other nodes",
    ]);
  });
});

describe('pods without a port in the question', () => {
  it('are reached where any of their ports is open', () => {
    expect(end(ONE_NODE, 'pod:monitoring/prometheus', 'pod:web/blog')).toEqual([
      'allow',
      'policy web/allow-prometheus-to-blog allows ingress from pod:monitoring/prometheus to pods of web/blog on 9100/tcp',
    ]);
    expect(end(ONE_NODE, 'pod:kube-system/coredns', 'pod:web/blog')[0]).toBe('deny');
  });

  it('are not denied where the port that they serve on is not stated', () => {
    const text = changed(ONE_NODE, 'targetPort: 8080, ', '');
    expect(ask(text, 'pod:kube-system/coredns', 'pod:web/blog').hops.at(-1)?.slice(0, 3)).toEqual([
      'unknown',
      'pod',
      'on which port the pods of web/blog listen is not stated',
    ]);
  });

  it('of a Service are reached by any of its ports', () => {
    // Traefik's port 80 redirects, and nobody says http here: 8000 and 8443 are open alike
    const dns = ask(HOMELAB, 'pod:argocd/argocd-server', 'service:kube-system/kube-dns');
    expect([dns.verdict, dns.hops[0]?.[2]]).toEqual([
      'allow',
      "Service kube-system/kube-dns forwards port 53 to its pods' port 53",
    ]);
  });
});

describe('a Service without a selector', () => {
  const text = changed(HOMELAB, '    selector: { app.kubernetes.io/name: vaultwarden } # assumed\n', '');
  const open = changed(text, 'defaultDenyIngress: [vaultwarden, ', 'defaultDenyIngress: [');

  it('is not certain behind cloudflared, whose policy names pods of a namespace', () => {
    expect(end(open, 'internet', 'https://passwords.jigga.xyz')).toEqual([
      'unknown',
      "policy cloudflare/cloudflared isolates cloudflared's pods, and no policy allows egress to pods of vaultwarden/vaultwarden on 80/tcp, where its endpoints are hostNetwork pods or outside the cluster; but no policy isolates pods of vaultwarden/vaultwarden on 80/tcp, where its endpoints are pods of vaultwarden",
    ]);
  });

  it('is denied where policies isolate it in every case', () => {
    expect(end(text, 'internet', 'https://passwords.jigga.xyz')[0]).toBe('deny');
  });

  it('is not certain where only a policy of its namespace closes it', () => {
    expect(end(text, 'pod:argocd/argocd-server', 'service:vaultwarden/vaultwarden')[0]).toBe('unknown');
  });
});

describe('a firewall rule to a Service', () => {
  const row = "firewall: [{ name: house, from: lan, to: 'service:web/blog', ports: [80/tcp, 53/udp] }]\n";
  const observed = changed(
    changed(TWO_NODES, 'address: 192.168.1.10', 'address: 192.168.1.10, observed: { podCidr: 10.42.0.0/24 }'),
    'address: 192.168.1.11',
    'address: 192.168.1.11, observed: { podCidr: 10.42.1.0/24 }',
  );
  const open = `${observed}${row}`;

  it('allows a zone at a load balancer address, whatever node receives the packet', () => {
    for (const text of [open, `${ONE_NODE}${row}`]) {
      expect(ask(text, 'lan', 'tcp://192.168.1.230:80').verdict).toBe('allow');
      expect(ask(text, 'lan', 'udp://192.168.1.230:53').verdict).toBe('allow');
    }
    expect(end(open, 'lan', 'tcp://192.168.1.230:80')[1]).toBe(
      "policy web/firewall-house-to-blog allows ingress from lan (by a node's address) to pods of web/blog on 8080/tcp",
    );
  });

  it('lets every pod in where the pod CIDRs of the nodes are not stated, since the nodes send from there', () => {
    const text = `${TWO_NODES}${row}`;
    expect(ask(text, 'lan', 'tcp://192.168.1.230:80').verdict).toBe('allow');
    expect(ask(text, 'pod:kube-system/coredns', 'tcp://blog.web:80').verdict).toBe('allow');
  });

  it('allows no other source, and no other port', () => {
    expect(ask(open, 'pod:kube-system/coredns', 'tcp://blog.web:80').verdict).toBe('deny');
    expect(ask(open, 'pod:monitoring/prometheus', 'udp://blog.web:53').verdict).toBe('deny');
    expect(ask(open, 'lan', 'tcp://192.168.1.230:81').hops.at(-1)?.slice(0, 3)).toEqual([
      'unknown',
      'service',
      'whether Service web/blog has port 81/tcp is not stated, only that it has 80/tcp and 53/udp',
    ]);
  });
});
