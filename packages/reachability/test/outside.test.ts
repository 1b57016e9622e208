import { matrix } from '../src/index.ts';
import { ask, changed, networkIndexOf } from './ask.ts';

/** A home with a hub in a segment of things, a disk station beside the nodes, and pods in the network of their host. */
const HOME = `apiVersion: netloom/v1
name: home
domain: example.com
segments:
  - { name: servers, cidr: 10.0.10.0/24, gateway: 10.0.10.1, hosts: [{ name: nas, address: 10.0.10.20 }] }
  - { name: iot, cidr: 10.0.30.0/24, gateway: 10.0.30.1, hosts: [{ name: hub, address: 10.0.30.10 }] }
routing:
  between: stated
  allows:
    - { from: nodes, to: host:hub, ports: [8123/tcp] }
proxmox: { hosts: [{ name: pve1, address: 10.0.10.5 }] }
cluster:
  servicelb: false
  nodes:
    - { name: n1, address: 10.0.10.11 }
    - { name: n2, role: agent, address: 10.0.10.12 }
loadBalancer:
  pools: [{ name: ingress, addresses: [10.0.10.230/32], autoAssign: false }]
  l2Advertisements: [{ name: l2 }]
ingress: { address: 10.0.10.230, domain: int.example.com }
tls: { issuer: letsencrypt }
dns: { zone: example.com }
tunnel: { id: 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f }
services:
  - { name: hub, host: hub, port: 8123, expose: [{ host: hub.int.example.com, via: ingress }, { host: hub.example.com, via: tunnel }] }
  - { name: nas, address: [10.0.10.20, 10.0.10.21], port: 5000, expose: [{ host: nas.int.example.com, via: ingress }] }
  - { name: pve, host: pve1, scheme: https, port: 8006, tls: { insecureSkipVerify: true }, expose: [{ host: pve.int.example.com, via: ingress }] }
  - { name: music, namespace: media, port: 80, targetPort: 4533, selector: { app: music }, hostNetwork: true, expose: [{ host: music.int.example.com, via: ingress }, { host: music.example.com, via: tunnel }] }
firewall:
  - { name: web, from: any, to: pools, ports: [443/tcp] }
  - { name: music, from: nodes, to: nodes, ports: [4533/tcp] }
  - { name: ssh, from: segments, to: proxmox, ports: [22/tcp] }
`;

const verdict = (text: string, from: string, to: string): string => ask(text, from, to).verdict;
const lastOf = (text: string, from: string, to: string): string | undefined =>
  ask(text, from, to).hops.at(-1)?.[2];

describe('what is outside of the cluster, behind Traefik', () => {
  it('is reached over the router, by the rows for nodes', () => {
    const { verdict: found, hops } = ask(HOME, 'segment:servers', 'https://hub.int.example.com');
    expect(found).toBe('allow');
    expect(hops.slice(-4)).toEqual([
      [
        'allow',
        'service',
        'Service netloom-system/hub forwards port 8123 to port 8123 of what is outside of the cluster',
        expect.stringContaining('name: hub'),
      ],
      [
        'allow',
        'node',
        "packets of Traefik's pods leave the cluster with the address of their node",
        expect.anything(),
      ],
      [
        'allow',
        'lan',
        '10.0.30.10 is in segment iot 10.0.30.0/24: router "router" lets the node of Traefik\'s pods reach it on 8123/tcp (nodes to host:hub)',
        expect.anything(),
      ],
      [
        'allow',
        'host',
        'hub (10.0.30.10) accepts it on 8123/tcp, outside of the cluster',
        expect.stringContaining('name: hub'),
      ],
    ]);
  });

  it('is denied where no row lets nodes reach it, and unknown where the router is not stated', () => {
    const closed = changed(HOME, 'from: nodes, to: host:hub', 'from: host:nas, to: host:hub');
    expect(lastOf(closed, 'segment:servers', 'https://hub.int.example.com')).toBe(
      "10.0.30.10 is in segment iot 10.0.30.0/24: no row of routing.allows lets the node of Traefik's pods reach it on 8123/tcp",
    );
    expect(verdict(closed, 'internet', 'https://hub.example.com')).toBe('deny');
    const unstated = HOME.replace(/routing:\n.*\n.*\n.*\n/, '');
    expect(verdict(unstated, 'segment:servers', 'https://hub.int.example.com')).toBe('unknown');
  });

  it('passes the policy of cloudflared by its own address', () => {
    const { verdict: found, hops } = ask(HOME, 'internet', 'https://hub.example.com');
    expect(found).toBe('allow');
    expect(hops.find(([, layer]) => layer === 'policy')?.[2]).toBe(
      "policy cloudflare/cloudflared allows egress from cloudflared's pods to 10.0.30.10",
    );
  });

  it('is reached where all of its addresses are', () => {
    expect(verdict(HOME, 'segment:servers', 'https://nas.int.example.com')).toBe('allow');
    const apart = changed(HOME, '[10.0.10.20, 10.0.10.21]', '[10.0.10.20, 10.0.30.21]');
    const { verdict: found, hops } = ask(apart, 'segment:servers', 'https://nas.int.example.com');
    expect(found).toBe('unknown');
    expect(hops.find(([one]) => one === 'unknown')?.[2]).toBe(
      'of 10.0.10.20, 10.0.30.21 behind Service netloom-system/nas only some are reached, and any of them may be chosen',
    );
  });

  it("passes the firewall of its host, which lets nodes of its own network to Proxmox' interface", () => {
    expect(verdict(HOME, 'segment:servers', 'https://pve.int.example.com')).toBe('allow');
    const other = changed(HOME, 'port: 8006', 'port: 8007');
    expect(lastOf(other, 'segment:servers', 'https://pve.int.example.com')).toBe(
      "no firewall rule lets the node of Traefik's pods reach 10.0.10.5 on 8007/tcp",
    );
  });

  it('has no other port', () => {
    expect(lastOf(HOME, 'pods', 'tcp://hub.netloom-system.svc.cluster.local:80')).toBe(
      'Service netloom-system/hub has no port 80/tcp, only 8123/tcp',
    );
  });

  it('sends from its own address, and is no pod', () => {
    expect(verdict(HOME, 'service:netloom-system/hub', 'tcp://10.0.10.20:22')).toBe('deny');
    expect(matrix(networkIndexOf(HOME)).sources).not.toContain('pods of netloom-system');
  });
});

describe('pods in the network of their host', () => {
  it('are reached from pods as the nodes are', () => {
    const { verdict: found, hops } = ask(HOME, 'internet', 'https://music.example.com');
    expect(found).toBe('allow');
    expect(hops.slice(-4).map(([one, layer, text]) => [one, layer, text])).toEqual([
      [
        'allow',
        'policy',
        "policy cloudflare/cloudflared allows egress from cloudflared's pods to the nodes of media/music",
      ],
      [
        'allow',
        'node',
        "the node of cloudflared's pods has an address in servers 10.0.10.0/24, where 10.0.10.11 is",
      ],
      [
        'allow',
        'firewall',
        'rule "music" lets nodes reach nodes: the node of cloudflared\'s pods reaches 10.0.10.11 on 4533/tcp',
      ],
      ['allow', 'pod', 'a pod of media/music accepts it on 4533/tcp'],
    ]);
  });

  it('are reached on the same node alone, where the firewall of the nodes is closed', () => {
    const closed = changed(HOME, '4533/tcp] }', '4534/tcp] }');
    expect(ask(closed, 'segment:servers', 'https://music.int.example.com').hops.at(-2)?.[2]).toBe(
      "no firewall rule lets the node of Traefik's pods reach 10.0.10.11 on 4533/tcp; pods on the node of the sender are reached",
    );
  });

  it('are isolated by no policy, and send with the addresses of nodes', () => {
    const denied = `${HOME}policies: { defaultDenyIngress: [media] }\n`;
    expect(verdict(denied, 'pods', 'service:media/music')).toBe('allow');
    expect(ask(denied, 'service:media/music', 'tcp://10.0.10.20:22').hops[0]?.[2]).toBe(
      'service:media/music has an address in servers 10.0.10.0/24, where 10.0.10.20 is',
    );
  });
});
