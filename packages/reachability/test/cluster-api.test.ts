import { ask } from './ask.ts';

function network(api: string, { to = 'nodes', ports = '6443/tcp' } = {}): string {
  return `apiVersion: netloom/v1
name: net
domain: example.com
lan:
  cidr: 192.168.1.0/24
  hosts: [{ name: haproxy, address: 192.168.1.5 }, { name: laptop, address: 192.168.1.6 }]
dns: { provider: cloudflare, zone: example.com, credentials: { existingSecret: dns, key: token } }
cluster:
  api: ${api}
  servicelb: false
  nodes:
    - { name: n1, address: 192.168.1.11 }
    - { name: n2, role: agent, address: 192.168.1.12 }
loadBalancer:
  pools: [{ name: p, addresses: [192.168.1.230/32] }]
  l2Advertisements: [{ name: l2 }]
firewall:
  - { name: open, from: host:laptop, to: '${to}', ports: [${ports}] }
`;
}

describe('the address of the API', () => {
  it.each(['kube-vip', 'keepalived'])('is one of the servers by %s, behind their firewall', (by) => {
    const text = network(`{ address: 192.168.1.50, by: ${by} }`);
    const open = ask(text, 'host:laptop', 'tcp://192.168.1.50:6443');
    expect(open.verdict).toBe('allow');
    expect(open.hops.at(-1)?.[2]).toBe(
      `${by} gives 192.168.1.50 to one of the servers: the Kubernetes API answers on 6443/tcp`,
    );
    expect(ask(text, 'host:laptop', 'tcp://192.168.1.50:22').verdict).toBe('deny');
    expect(ask(text, 'lan', 'tcp://192.168.1.50:6443').verdict).toBe('unknown');
  });

  it('needs a rule of its own where none is for the nodes', () => {
    const text = network('{ address: 192.168.1.50, by: kube-vip }', { to: 'node:n1' });
    expect(ask(text, 'host:laptop', 'tcp://192.168.1.50:6443').hops.at(-1)).toEqual([
      'deny',
      'firewall',
      'no firewall rule lets host:laptop reach 192.168.1.50 on 6443/tcp',
      expect.any(String),
    ]);
  });

  it('has a name of its own, and may have another port', () => {
    const text = network('{ address: 192.168.1.50, by: keepalived, port: 8443, name: k8s.example.com }', {
      ports: '8443/tcp',
    });
    const { verdict, hops } = ask(text, 'host:laptop', 'tcp://k8s.example.com:8443');
    expect(verdict).toBe('allow');
    expect(hops.map(([, layer]) => layer)).toEqual(['dns', 'lan', 'firewall', 'host']);
  });

  it('is a machine before the servers, whose own address reaches them', () => {
    const api = '{ address: 192.168.1.5, by: external, port: 443 }';
    const closed = ask(network(api), 'host:laptop', 'tcp://192.168.1.5:443');
    expect(closed.hops.at(-1)).toEqual([
      'deny',
      'firewall',
      'no firewall rule lets haproxy reach 192.168.1.11 on 6443/tcp',
      expect.any(String),
    ]);
    const open = network(api).replace('from: host:laptop', 'from: host:haproxy');
    expect(ask(open, 'host:laptop', 'tcp://192.168.1.5:443').verdict).toBe('allow');
    expect(ask(open, 'host:laptop', 'tcp://192.168.1.5:22').hops.at(-1)?.[2]).toBe(
      'haproxy receives it; what listens there on 22/tcp is not stated',
    );
  });

  it('is a Service by MetalLB', () => {
    const text = network('{ address: 192.168.1.230, by: metallb }', { to: 'any', ports: '1-65535/tcp' });
    const { verdict, hops } = ask(
      text.replace('from: host:laptop', 'from: any'),
      'lan',
      'tcp://192.168.1.230:6443',
    );
    expect([verdict, ...hops.map(([, layer]) => layer)]).toEqual([
      'allow',
      'lan',
      'load-balancer',
      'firewall',
      'service',
      'firewall',
      'host',
    ]);
  });

  it('is nothing where MetalLB has no pool for it', () => {
    const text = network('{ address: 192.168.1.50, by: metallb }');
    expect(ask(text, 'lan', 'tcp://192.168.1.50:6443').hops.at(-1)?.[2]).toBe(
      'no pool contains 192.168.1.50, so MetalLB never assigns it to the Kubernetes API',
    );
  });
});
