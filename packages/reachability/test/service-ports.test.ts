import { ask } from './ask.ts';

/** An object store with its API and its console, and a disk station with two web sites. */
const HOME = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24, hosts: [{ name: nas, address: 192.168.1.20 }] }
cluster:
  servicelb: false
  nodes: [{ name: one, address: 192.168.1.10 }]
loadBalancer:
  pools: [{ name: ingress, addresses: [192.168.1.230/32], autoAssign: false }]
  l2Advertisements: [{ name: l2 }]
ingress: { address: 192.168.1.230, domain: int.example.com }
tls: { issuer: letsencrypt }
dns: { zone: example.com }
tunnel: { id: 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f }
services:
  - name: minio
    namespace: storage
    ports:
      - { name: api, port: 80, targetPort: 9000 }
      - { name: console, port: 9443, targetPort: 9001, scheme: https }
    selector: { app: minio }
    expose:
      - { host: s3.int.example.com, via: ingress }
      - { host: console.int.example.com, via: ingress, port: 9443 }
      - { host: console.example.com, via: tunnel, port: 9443 }
  - name: nas
    host: nas
    ports: [{ port: 5000 }, { port: 5001, scheme: https }]
    tls: { insecureSkipVerify: true }
    expose:
      - { host: nas.int.example.com, via: ingress, port: 5001 }
policies: { defaultDenyIngress: [storage] }
`;

/** What the last hops say about a Service and its pods. */
const ends = (from: string, to: string): readonly string[] =>
  ask(HOME, from, to)
    .hops.filter(([, layer]) => layer === 'service' || layer === 'policy')
    .map(([verdict, , text]) => `${verdict}: ${text}`);

describe('a Service with several ports', () => {
  it.each([
    ['lan', 'https://s3.int.example.com', "port 80 to its pods' port 9000"],
    ['lan', 'https://console.int.example.com', "port 9443 to its pods' port 9001"],
    ['internet', 'https://console.example.com', "port 9443 to its pods' port 9001"],
    ['lan', 'https://nas.int.example.com', 'port 5001 to port 5001 of what is outside of the cluster'],
  ])('is reached from %s at the port that %s leads to', (from, to, port) => {
    expect(ends(from, to).join('\n')).toContain(port);
    expect(ask(HOME, from, to).verdict).toBe('allow');
  });

  it('denies a port that nobody exposes to a pod of another namespace', () => {
    expect(ask(HOME, 'pod:kube-system/traefik', 'service:storage/minio').verdict).toBe('allow');
    expect(ask(HOME, 'pod:default/other', 'tcp://minio.storage.svc:9443').verdict).not.toBe('allow');
  });
});
