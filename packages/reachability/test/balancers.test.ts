import { ask } from './ask.ts';

function network(expose: string, rest = ''): string {
  return `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24, hosts: [{ name: tv, address: 192.168.1.5 }, { name: hub, address: 192.168.1.6 }] }
cluster:
  servicelb: false
  nodes:
    - { name: n1, address: 192.168.1.11 }
    - { name: n2, role: agent, address: 192.168.1.12 }
loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.230-192.168.1.235], autoAssign: false }]
  l2Advertisements: [{ name: l2 }]
dns: { zone: example.com }
services:
  - { name: dns, namespace: dns, port: 53, selector: { app: dns }, expose: [${expose}] }
policies: { defaultDenyIngress: [dns] }
${rest}`;
}

const BOTH = 'ports: [{ port: 53, protocol: udp }, { port: 53 }]';
const verdictOf = (text: string, from: string, to: string): string => ask(text, from, to).verdict;

describe('a load balancer address of its own', () => {
  const text = network(`{ via: loadBalancer, address: 192.168.1.231, host: dns.example.com, ${BOTH} }`);

  it('is reached by address and by name, on its ports alone', () => {
    expect(verdictOf(text, 'lan', 'udp://192.168.1.231:53')).toBe('allow');
    expect(verdictOf(text, 'lan', 'tcp://dns.example.com:53')).toBe('allow');
    expect(ask(text, 'lan', 'tcp://192.168.1.231:80').hops.at(-1)?.[2]).toBe(
      'Service dns/dns-lb has no port 80/tcp, only 53/udp and 53/tcp',
    );
    expect(verdictOf(text, 'internet', 'udp://192.168.1.231:53')).toBe('deny');
  });

  it('lets in whom it names, pods too', () => {
    const limited = network(`{ via: loadBalancer, address: 192.168.1.231, from: [host:tv], ${BOTH} }`);
    expect(verdictOf(limited, 'host:tv', 'udp://192.168.1.231:53')).toBe('allow');
    expect(ask(limited, 'host:hub', 'udp://192.168.1.231:53').hops.at(-1)?.[2]).toBe(
      'Service dns/dns-lb does not let host:hub in (loadBalancerSourceRanges)',
    );
    expect(verdictOf(limited, 'lan', 'udp://192.168.1.231:53')).toBe('unknown');
    expect(verdictOf(limited, 'pods', 'udp://192.168.1.231:53')).toBe('deny');
  });

  it('says what Local needs', () => {
    const local = network(
      `{ via: loadBalancer, address: 192.168.1.231, externalTrafficPolicy: Local, ${BOTH} }`,
    );
    expect(ask(local, 'lan', 'udp://192.168.1.231:53').hops[1]?.[2]).toBe(
      'MetalLB answers ARP for 192.168.1.231 of pool "p" by L2Advertisement "l2"; only a node that runs a pod of dns/dns accepts it',
    );
  });

  it('may be shared by Services with other ports', () => {
    const shared = network(
      `{ via: loadBalancer, address: 192.168.1.231, allowSharedIp: one, ports: [{ port: 53, protocol: udp }] }`,
    ).replace(
      'policies:',
      '  - { name: web, namespace: dns, port: 80, selector: { app: dns }, expose: [{ via: loadBalancer, address: 192.168.1.231, allowSharedIp: one }] }\npolicies:',
    );
    expect(verdictOf(shared, 'lan', 'udp://192.168.1.231:53')).toBe('allow');
    expect(ask(shared, 'lan', 'tcp://192.168.1.231:80').hops.at(-1)?.[2]).toBe(
      'a pod of dns/web accepts it on 80/tcp',
    );
  });
});
