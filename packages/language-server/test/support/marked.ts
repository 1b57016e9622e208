import { Snapshot } from '../../src/document/snapshot.ts';
import { SchemaNode } from '../../src/schema/schema-node.ts';

/** A text whose cursor is where `‸` stands, and the offset of it. */
export function marked(text: string): { readonly snapshot: Snapshot; readonly offset: number } {
  const offset = text.indexOf('‸');
  return { snapshot: snapshotOf(text.replace('‸', '')), offset };
}

export function snapshotOf(text: string, uri = 'file:///home/me/network.yaml'): Snapshot {
  return new Snapshot({ uri, languageId: 'yaml', version: 1, text }, 'network.yaml');
}

export const SCHEMA = SchemaNode.ofNetwork();

/** A network with one of everything that has a name. */
export const NETWORK = `apiVersion: netloom/v1
name: small
domain: example.com
lan:
  cidr: 192.168.1.0/24
  gateway: { name: router, address: 192.168.1.1 }
  hosts:
    - { name: nas, address: 192.168.1.20 }
cluster:
  nodes:
    - name: one
      address: 192.168.1.10
  servicelb: false
loadBalancer:
  pools:
    - { name: ingress, addresses: [192.168.1.230/32], autoAssign: false }
    - { name: "spare", addresses: [192.168.1.231-192.168.1.239] }
  l2Advertisements:
    - { name: default, pools: [ingress, spare] }
ingress: { address: 192.168.1.230, domain: int.example.com }
services:
  - name: grafana
    namespace: monitoring
    port: 80
    targetPort: 3000
    selector: { app: grafana }
    expose: [{ host: grafana.int.example.com, via: ingress }]
firewall:
  - { name: web, from: host:nas, to: 'pool:ingress', ports: [443/tcp] }
intents:
  - { from: node:one, to: 'https://grafana.int.example.com/login', expect: allow }
tls: { issuer: letsencrypt }
dns: { zone: example.com }
policies: { defaultDenyIngress: [monitoring] }
`;
