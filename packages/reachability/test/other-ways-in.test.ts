import { matrix } from '../src/index.ts';
import { ask, changed, networkIndexOf } from './ask.ts';

const HOME = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster:
  servicelb: false
  nodes: [{ name: n1, address: 192.168.1.11 }, { name: n2, role: agent, address: 192.168.1.12 }]
tailnet: {}
services:
  - { name: db, namespace: apps, port: 5432, targetPort: 5432, selector: { app: db }, expose: [{ via: tailscale, hostname: db }] }
  - { name: game, namespace: play, port: 25565, targetPort: 25565, selector: { app: game }, expose: [{ via: nodePort, ports: [{ port: 25565, nodePort: 30565 }] }] }
policies: { defaultDenyIngress: [apps, play] }
firewall:
  - { name: game, from: lan, to: nodes, ports: [30565/tcp] }
  - { name: overlay, from: nodes, to: nodes, ports: [8472/udp] }
`;

const verdict = (text: string, from: string, to: string): string => ask(text, from, to).verdict;

describe('a device of the tailnet', () => {
  it('passes on to the pods, past a policy that lets in its proxy alone', () => {
    const { verdict: found, hops } = ask(HOME, 'tailnet', 'service:apps/db-ts');
    expect(found).toBe('allow');
    expect(hops.slice(0, 3).map(([, layer, text]) => `${layer}: ${text}`)).toEqual([
      'tailnet: device db of the tailnet (tag:k8s) passes it on to Service apps/db-ts',
      "service: Service apps/db-ts forwards port 5432 to its pods' port 5432",
      'policy: policy apps/allow-clients-of-db-ts allows ingress from the proxy of apps/db-ts to pods of apps/db on 5432/tcp',
    ]);
    expect(verdict(HOME, 'lan', 'service:apps/db-ts')).toBe('deny');
    // the application's own Service is no device
    expect(verdict(HOME, 'tailnet', 'service:apps/db')).toBe('deny');
    expect(verdict(HOME, 'pod:play/game', 'service:apps/db-ts')).toBe('deny');
  });
});

describe('the site of a device', () => {
  const site = changed(HOME, 'hostname: db }', 'hostname: db, https: true }');
  const published = changed(site, 'https: true', 'https: true, funnel: true');
  const hopsOf = (text: string, from: string): readonly string[] =>
    ask(text, from, 'service:apps/db-ts').hops.map(([, layer, said]) => `${layer}: ${said}`);

  it('asks the Service in the tailnet, past a policy that lets in its proxy alone', () => {
    expect(verdict(site, 'tailnet', 'service:apps/db-ts')).toBe('allow');
    expect(hopsOf(site, 'tailnet').slice(0, 3)).toEqual([
      'tailnet: device db of the tailnet (tag:k8s) ends TLS at port 443, with the certificate of its name, and asks Service apps/db',
      "service: Service apps/db-ts forwards port 443 to its pods' port 5432",
      'policy: policy apps/allow-clients-of-db-ts allows ingress from the proxy of apps/db-ts to pods of apps/db on 5432/tcp',
    ]);
  });

  it('answers nobody outside of the tailnet', () => {
    for (const from of ['internet', 'lan', 'pod:play/game', 'node:n1']) {
      expect(verdict(site, from, 'service:apps/db-ts')).toBe('deny');
    }
    expect(hopsOf(site, 'internet')).toEqual([
      'tailnet: device db of the tailnet (tag:k8s) answers devices of the tailnet alone, and not internet',
    ]);
  });

  it('answers the internet by Funnel, where that is stated', () => {
    expect(verdict(published, 'internet', 'service:apps/db-ts')).toBe('allow');
    expect(hopsOf(published, 'internet')[0]).toBe(
      'tailnet: Tailscale Funnel takes requests of everybody for device db of the tailnet (tag:k8s), which ends TLS at port 443, with the certificate of its name, and asks Service apps/db',
    );
    expect(verdict(published, 'internet', 'service:apps/db')).toBe('deny');
  });
});

describe('a port of the nodes', () => {
  it('leads from every node to the pods, where the firewall of the nodes lets it in', () => {
    const { verdict: found, hops } = ask(HOME, 'lan', 'tcp://192.168.1.12:30565');
    expect(found).toBe('allow');
    expect(hops.map(([, layer, text]) => `${layer}: ${text}`).slice(1, 4)).toEqual([
      'firewall: rule "game" lets lan reach nodes: lan reaches 192.168.1.12 on 30565/tcp',
      'node: kube-proxy on n2 forwards port 30565 to Service play/game-np',
      "service: Service play/game-np forwards port 25565 to its pods' port 25565",
    ]);
    expect(
      verdict(changed(HOME, '[30565/tcp] }\n', '[30566/tcp] }\n'), 'lan', 'tcp://192.168.1.12:30565'),
    ).toBe('deny');
    expect(ask(HOME, 'lan', 'udp://192.168.1.12:30565').verdict).toBe('deny');
  });

  it('is unknown under Local, where the node may run no pod of it', () => {
    const local = changed(HOME, '{ via: nodePort, ', '{ via: nodePort, externalTrafficPolicy: Local, ');
    expect(verdict(local, 'lan', 'tcp://192.168.1.11:30565')).toBe('unknown');
  });

  it('is a row of the matrix for each node, as the device is one', () => {
    const targets = matrix(networkIndexOf(HOME)).rows.map(({ target }) => target);
    expect(targets).toEqual(
      expect.arrayContaining(['tcp://192.168.1.11:30565', 'tcp://192.168.1.12:30565', 'service:apps/db-ts']),
    );
  });
});
