import { matrix } from '../src/index.ts';
import { ask, networkIndexOf } from './ask.ts';

const NETWORK = `apiVersion: netloom/v1
name: home
domain: example.com
router: { name: gate }
segments:
  - { name: servers, cidr: 10.0.10.0/24, gateway: 10.0.10.1, hosts: [{ name: nas, address: 10.0.10.5 }] }
  - { name: iot, cidr: 10.0.30.0/24, gateway: 10.0.30.1, hosts: [{ name: hub, address: 10.0.30.5 }] }
vpns:
  - { name: wg, range: 10.6.0.0/24, endpoint: host:gate, routes: [segment:servers, pods] }
  - { name: far, range: 10.7.0.0/24, endpoint: host:nas, routes: [segment:servers] }
cluster:
  servicelb: false
  nodes: [{ name: one, address: 10.0.10.11 }]
loadBalancer:
  pools: [{ name: apps, addresses: [10.0.10.230-10.0.10.239] }]
  l2Advertisements: [{ name: all }]
services:
  - { name: mqtt, namespace: iot, port: 1883, selector: { app: mqtt }, expose: [{ via: loadBalancer, address: 10.0.10.231, from: [vpn:wg] }] }
firewall:
  - { name: ssh, from: vpn:wg, to: nodes, ports: [22/tcp] }
`;

const last = (from: string, to: string, text = NETWORK): string => {
  const { verdict, hops } = ask(text, from, to);
  return `${verdict}: ${hops.find(([one]) => one === verdict)?.[2] ?? ''}`;
};

describe('a VPN', () => {
  it('reaches what its routes name', () => {
    expect(last('vpn:wg', 'tcp://10.0.10.5:445')).toBe(
      'allow: peers of VPN "wg" send 10.0.10.5 to host:gate, by the route segment:servers',
    );
    expect(last('10.6.0.9', 'tcp://10.0.10.5:445')).toContain('allow: peers of VPN "wg"');
  });

  it('reaches nothing else', () => {
    expect(last('vpn:wg', 'tcp://10.0.30.5:80')).toBe(
      'deny: peers of VPN "wg" send only segment:servers, pods through it, and 10.0.30.5 is not in there',
    );
  });

  it('does not reach into the cluster by a route alone', () => {
    expect(last('vpn:wg', 'tcp://10.42.0.9:80')).toContain('deny: 10.42.0.9 is in pods 10.42.0.0/16');
  });

  it('passes firewalls and load balancers by the address of its peers', () => {
    expect(ask(NETWORK, 'vpn:wg', 'tcp://10.0.10.11:22').verdict).toBe('allow');
    expect(last('vpn:wg', 'tcp://10.0.10.11:80')).toContain('deny: ');
    expect(ask(NETWORK, 'vpn:wg', 'tcp://10.0.10.231:1883').verdict).toBe('deny');
    const open = NETWORK.replace(
      'firewall:',
      'firewall:\n  - { name: mqtt, from: vpn:wg, to: pools, ports: [1883/tcp] }',
    );
    expect(ask(open, 'vpn:wg', 'tcp://10.0.10.231:1883').verdict).toBe('allow');
  });

  it('is uncertain where the endpoint is not the router', () => {
    // whether or not a row of the firewall names the peers
    expect(last('vpn:far', 'tcp://10.0.10.11:22')).toBe(
      'unknown: whether host:nas hides peers behind its own address, or 10.0.10.11 has a route back to them, is not stated',
    );
  });

  it('is filtered by rows of the router that speak of it', () => {
    const stated = NETWORK.replace(
      'vpns:',
      'routing: { between: stated, allows: [{ from: vpn:wg, to: host:nas, ports: [445/tcp] }] }\nvpns:',
    );
    expect(last('vpn:wg', 'tcp://10.0.10.5:445', stated)).toContain('allow: ');
    expect(last('vpn:wg', 'tcp://10.0.10.5:22', stated)).toContain('deny: ');
  });

  it('is not entered from outside by any stated way', () => {
    expect(last('segment:iot', 'tcp://10.6.0.9:22')).toContain('unknown: 10.6.0.9 is a peer of VPN "wg"');
    expect(last('vpn:wg', 'tcp://10.6.0.9:22')).toContain('unknown: which peer of VPN "wg" has 10.6.0.9');
  });

  it('is a column of the matrix', () => {
    expect(matrix(networkIndexOf(NETWORK)).sources).toEqual(expect.arrayContaining(['vpn:wg', 'vpn:far']));
  });
});
