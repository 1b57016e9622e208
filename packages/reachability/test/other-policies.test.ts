import { minimalWith } from '@netloom/network-model/testing';
import { ask, changed } from './ask.ts';

/** Namespace `web` denies by netloom's policies, `open` has none of them. */
const NETWORK = minimalWith(`
services:
  - { name: blog, namespace: web, port: 80, targetPort: 8080, metricsPort: 9100, selector: { app: blog } }
  - { name: wiki, namespace: open, port: 80, targetPort: 8080, selector: { app: wiki } }
monitoring: {}
policies:
  defaultDenyIngress: [web]
  others: [{ name: theirs, namespace: NAMESPACE, types: [ingress] }]
`);

function network(namespace: string, others = ''): string {
  const text = changed(NETWORK, 'NAMESPACE', namespace);
  return others === ''
    ? text
    : changed(text, `{ name: theirs, namespace: ${namespace}, types: [ingress] }`, others);
}

function end(text: string, from: string, to: string): readonly unknown[] {
  const { verdict, hops } = ask(text, from, to);
  return [verdict, hops.findLast(([, layer]) => layer === 'policy')?.[2]];
}

const THEIRS =
  'NetworkPolicy open/theirs may decide about ingress to pods of open/wiki on 8080/tcp, and what it lets through is not stated';

/** Policies add up: https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
describe('a policy that netloom does not make', () => {
  it('may isolate pods that no policy of netloom isolates', () => {
    expect(end(network('open'), 'pod:kube-system/coredns', 'service:open/wiki')).toEqual(['unknown', THEIRS]);
  });

  it('may let in what policies of netloom deny, and takes back nothing that they allow', () => {
    const text = network('web');
    expect(end(text, 'pod:kube-system/coredns', 'tcp://blog.web.svc:80')[0]).toBe('unknown');
    expect(end(text, 'pod:monitoring/prometheus', 'pod:web/blog')[0]).toBe('allow');
    expect(end(network('open'), 'pod:kube-system/coredns', 'tcp://blog.web.svc:80')[0]).toBe('deny');
  });

  it('of Cilium may also deny what they allow', () => {
    const text = network(
      'web',
      '{ name: theirs, namespace: web, kind: CiliumNetworkPolicy, types: [ingress] }',
    );
    expect(end(text, 'pod:monitoring/prometheus', 'pod:web/blog')[0]).toBe('unknown');
  });

  it('counts for its own pods only, as far as one label proves that others are not meant', () => {
    const of = (selector: string): string =>
      network('open', `{ name: theirs, namespace: open, types: [ingress], selector: ${selector} }`);
    expect(end(of('{ app: other }'), 'pod:kube-system/coredns', 'service:open/wiki')[0]).toBe('allow');
    expect(end(of('{ app: wiki }'), 'pod:kube-system/coredns', 'service:open/wiki')[0]).toBe('unknown');
    expect(end(of('{ tier: front }'), 'pod:kube-system/coredns', 'service:open/wiki')[0]).toBe('unknown');
  });

  it('counts in its own direction only', () => {
    const text = network('open', '{ name: theirs, namespace: open, types: [egress] }');
    expect(end(text, 'pod:kube-system/coredns', 'service:open/wiki')[0]).toBe('allow');
    expect(end(text, 'pod:open/wiki', 'service:web/blog')[0]).toBe('deny');
    expect(end(text, 'pod:open/wiki', 'pod:kube-system/coredns')[0]).toBe('unknown');
    expect(end(network('web'), 'pod:open/wiki', 'pod:kube-system/coredns')[0]).toBe('allow');
  });

  it('counts everywhere where it is of the whole cluster', () => {
    const text = network('open', '{ name: theirs, kind: CiliumClusterwideNetworkPolicy, types: [ingress] }');
    expect(end(text, 'pod:kube-system/coredns', 'service:open/wiki')[0]).toBe('unknown');
  });

  it('stops nobody where nothing enforces policies', () => {
    const text = changed(network('open'), 'cluster: { ', 'cluster: { policyEngine: none, ');
    expect(end(text, 'pod:kube-system/coredns', 'service:open/wiki')[0]).toBe('allow');
  });
});
