import { matrix } from '../src/index.ts';
import { ask, networkIndexOf } from './ask.ts';

function network(routing: string): string {
  return `apiVersion: netloom/v1
name: home
domain: example.com
router: { name: gate }
segments:
  - { name: servers, vlan: 10, cidr: 10.0.10.0/24, gateway: 10.0.10.1, hosts: [{ name: nas, address: 10.0.10.120 }] }
  - { name: iot, vlan: 30, cidr: 10.0.30.0/24, gateway: 10.0.30.1, hosts: [{ name: hub, address: 10.0.30.10 }] }
${routing}
cluster:
  servicelb: false
  nodes:
    - { name: one, address: 10.0.10.11 }
loadBalancer:
  pools: [{ name: p, addresses: [10.0.10.230/32] }]
  l2Advertisements: [{ name: l2 }]
  allocations: [{ addresses: 10.0.10.230, service: app/app }]
services:
  - { name: app, namespace: app, port: 443, targetPort: 443, selector: { app: app } }
`;
}

const verdictOf = (text: string, from: string, to: string): string => ask(text, from, to).verdict;

describe('between segments', () => {
  it('is what the file states of the router, and unknown where it is silent', () => {
    const silent = ask(network(''), 'segment:iot', 'tcp://10.0.10.120:445');
    expect([silent.verdict, silent.hops[0]?.[2]]).toEqual([
      'unknown',
      '10.0.10.120 is in segment servers 10.0.10.0/24: whether router "gate" lets segment:iot reach it is not stated (routing)',
    ]);
    const open = network('routing: { between: open }');
    expect(verdictOf(open, 'segment:iot', 'tcp://10.0.10.120:445')).toBe('allow');
    expect(verdictOf(open, 'host:hub', 'tcp://10.0.10.230:443')).toBe('allow');
    const closed = network('routing: { between: stated }');
    expect(verdictOf(closed, 'segment:iot', 'tcp://10.0.10.120:445')).toBe('deny');
    expect(verdictOf(closed, 'host:hub', 'tcp://10.0.10.230:443')).toBe('deny');
  });

  it('ends where a segment has no gateway, whatever the router lets through', () => {
    const lab = `  - { name: lab, cidr: 10.0.50.0/24, hosts: [{ name: scope, address: 10.0.50.5 }] }`;
    for (const routing of ['', 'routing: { between: open }']) {
      const text = network(`${lab}\n${routing}`);
      expect(ask(text, 'host:hub', 'tcp://10.0.50.5:80').hops.at(-1)?.[2]).toBe(
        '10.0.50.5 is in segment lab 10.0.50.0/24: segment lab has no gateway, so that nothing is routed there',
      );
      expect(ask(text, 'host:scope', 'tcp://10.0.10.120:445').hops.at(-1)?.[2]).toBe(
        '10.0.10.120 is in segment servers 10.0.10.0/24: segment lab has no gateway, so that nothing is routed there',
      );
      expect(verdictOf(text, 'node:one', 'tcp://10.0.50.5:80')).toBe('deny');
    }
  });

  it('passes what a row names: sources, addresses and ports', () => {
    const text = network(
      'routing: { between: stated, allows: [{ from: host:hub, to: host:nas, ports: [445/tcp] }, { from: segment:iot, to: pools }] }',
    );
    expect(verdictOf(text, 'host:hub', 'tcp://10.0.10.120:445')).toBe('allow');
    expect(verdictOf(text, 'host:hub', 'tcp://10.0.10.120:22')).toBe('deny');
    expect(verdictOf(text, 'segment:iot', 'tcp://10.0.10.120:445')).toBe('unknown');
    expect(verdictOf(text, 'segment:iot', 'tcp://10.0.10.230:443')).toBe('allow');
  });

  it('is routed for nodes and pods, too', () => {
    const text = network('routing: { between: stated, allows: [{ from: nodes, to: host:hub }] }');
    expect(verdictOf(text, 'node:one', 'tcp://10.0.30.10:80')).toBe('allow');
    expect(verdictOf(text, 'pod:app/app', 'tcp://10.0.30.10:80')).toBe('allow');
    expect(verdictOf(network(''), 'pods', 'tcp://10.0.30.10:80')).toBe('unknown');
  });

  it('does not concern neighbours', () => {
    const text = network('routing: { between: stated }');
    expect(ask(text, 'lan', 'tcp://10.0.10.120:445').hops[0]?.[2]).toBe(
      '10.0.10.120 is in servers 10.0.10.0/24: segment:servers resolves it by ARP',
    );
    expect(verdictOf(text, 'host:gate', 'tcp://10.0.30.10:80')).toBe('allow');
  });
});

describe('segments in questions', () => {
  const text = network('routing: { between: stated }');

  it('are columns of the matrix', () => {
    expect(matrix(networkIndexOf(text)).sources).toEqual([
      'internet',
      'segment:servers',
      'segment:iot',
      'nodes',
      'pods of app',
      'pods of kube-system',
    ]);
  });

  it('are targets with all that is in them', () => {
    expect(verdictOf(text, 'lan', 'segment:servers')).toBe('allow');
    expect(verdictOf(text, 'lan', 'segment:iot')).toBe('deny');
  });
});

describe('a machine in several segments', () => {
  const text = (routing: string): string =>
    network(routing)
      .replace(
        '{ name: one, address: 10.0.10.11 }',
        `{ name: one, address: 10.0.10.11, iface: eth0, interfaces: [{ segment: iot, address: 10.0.30.11, iface: eth0.30 }] }
    - { name: two, address: 10.0.10.12 }`,
      )
      .replace('cluster:', PROXMOX)
      .replace('pools: [', 'pools: [{ name: things, addresses: [10.0.30.230/32] }, ')
      .replace(
        '[{ name: l2 }]',
        '[{ name: l2, pools: [p] }, { name: things, pools: [things], nodes: [one] }]',
      )
      .replace('allocations: [', 'allocations: [{ addresses: 10.0.30.230, service: app/app }, ');
  const PROXMOX = `proxmox:
  hosts: [{ name: pve, address: 10.0.10.5, interfaces: [{ segment: iot, address: 10.0.30.5 }] }]
cluster:`;
  const closed = text('routing: { between: stated }');
  const open = text('routing: { between: open }');

  it('is a neighbour in each, and sends from its address there', () => {
    expect(verdictOf(closed, 'node:one', 'tcp://10.0.30.10:80')).toBe('allow');
    expect(verdictOf(closed, 'host:hub', 'tcp://10.0.30.11:22')).toBe('allow');
    expect(verdictOf(closed, 'host:pve', 'tcp://10.0.30.10:80')).toBe('allow');
    const firewall = 'firewall: [{ name: in, from: segment:iot, to: nodes, ports: [22/tcp] }]';
    expect(verdictOf(`${closed}${firewall}`, 'host:pve', 'tcp://10.0.30.11:22')).toBe('allow');
    expect(verdictOf(`${closed}${firewall}`, 'host:pve', 'tcp://10.0.10.11:22')).toBe('deny');
  });

  it('sends to all others from its primary address, by the router', () => {
    const lab = `  - { name: lab, cidr: 10.0.50.0/24, gateway: 10.0.50.1, hosts: [{ name: scope, address: 10.0.50.5 }] }`;
    const stated = (from: string): string =>
      text(`${lab}\nrouting: { between: stated, allows: [{ from: ${from}, to: segment:lab }] }`);
    expect(verdictOf(stated('segment:servers'), 'node:one', 'tcp://10.0.50.5:80')).toBe('allow');
    expect(verdictOf(stated('segment:iot'), 'node:one', 'tcp://10.0.50.5:80')).toBe('deny');
  });

  it('answers directly what comes by the router from a link of its own, which is not known to work', () => {
    const hops = ask(open, 'host:hub', 'tcp://10.0.10.11:22').hops;
    expect(hops[1]?.slice(0, 3)).toEqual([
      'unknown',
      'lan',
      'one is in segment iot 10.0.30.0/24, too, and answers host:hub there, past router "gate": whether that is let through (rp_filter, connection tracking) is not stated',
    ]);
    expect(verdictOf(open, 'host:hub', 'tcp://10.0.10.12:22')).toBe('allow');
    expect(verdictOf(open, 'host:hub', 'tcp://10.0.10.230:443')).toBe('unknown');
    expect(verdictOf(open, 'host:hub', 'tcp://10.0.10.5:8006')).toBe('unknown');
    expect(verdictOf(open, 'host:gate', 'tcp://10.0.10.11:22')).toBe('allow');
  });

  it('announces pools of each of its segments', () => {
    expect(verdictOf(closed, 'host:hub', 'tcp://10.0.30.230:443')).toBe('allow');
  });

  it('lets pods pass where the other nodes do, too', () => {
    expect(verdictOf(open, 'pod:app/app', 'tcp://10.0.30.10:80')).toBe('allow');
    expect(verdictOf(closed, 'pod:app/app', 'tcp://10.0.30.10:80')).toBe('unknown');
  });

  it('does not make the segment a part of `lan`', () => {
    expect(ask(closed, 'lan', 'tcp://10.0.10.120:445').verdict).toBe('allow');
    const firewall = 'firewall: [{ name: in, from: lan, to: nodes, ports: [22/tcp] }]';
    expect(verdictOf(`${closed}${firewall}`, 'host:hub', 'tcp://10.0.30.11:22')).toBe('deny');
  });
});
