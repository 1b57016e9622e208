import { parseSource } from '@netloom/diagnostics';
import { checkNetwork, type CheckedNetwork } from '@netloom/engine';
import { compareNetworks } from '../src/changes/compare-networks.ts';
import type { Networks, Topic } from '../src/changes/statement.ts';
import { planNetworks, type NetworksInput, type Plan } from '../src/plan/index.ts';

export const HOME = `lan:
  cidr: 192.168.1.0/24
  gateway: { name: router, address: 192.168.1.1 }
  dhcp: [192.168.1.100-192.168.1.120]
  hosts: [{ name: nas, address: 192.168.1.5 }]
`;

/** A network with something in every table. */
export const EVERYTHING = `apiVersion: netloom/v1
name: everything
domain: example.com
${HOME}proxmox:
  hosts: [{ name: pve, address: 192.168.1.3 }]
  sdn:
    zones: [{ name: zone1, type: vxlan, mtu: 1450 }]
    vnets: [{ name: vnet1, zone: zone1, vni: 100, mtu: 1450, subnets: [{ cidr: 10.0.0.0/24 }] }]
cluster:
  flannel: { network: sdn }
  servicelb: false
  nodes:
    - { name: one, address: 192.168.1.10, sdnAddress: 10.0.0.10 }
    - { name: two, role: agent, address: 192.168.1.11, sdnAddress: 10.0.0.11 }
loadBalancer:
  pools:
    - { name: default, addresses: [192.168.1.200-192.168.1.209] }
    - { name: ingress, addresses: [192.168.1.210/32], autoAssign: false }
  l2Advertisements: [{ name: l2, pools: [default, ingress] }]
  bgp:
    peers: [{ name: router, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1 }]
    advertisements: [{ name: bgp, pools: [default], peers: [router] }]
  bfdProfiles: [{ name: fast, receiveInterval: 300ms }]
  communities: [{ name: known, communities: [{ name: inside, value: '64512:100' }] }]
  allocations: [{ addresses: 192.168.1.210, service: kube-system/traefik }]
ingress: { address: 192.168.1.210, domain: int.example.com }
tls: { issuer: letsencrypt }
dns:
  zone: example.com
  records: [{ name: mail.example.com, type: A, targets: [8.8.8.8] }]
tunnel: { id: 8a4d1c52-0d9f-4a3c-9a8e-1f2b3c4d5e6f }
tailnet:
  connectors: [{ name: router, advertise: [pods, pools] }]
services:
  - name: web
    namespace: apps
    port: 80
    targetPort: 8080
    selector: { app: web }
    expose: [{ host: www.example.com, via: tunnel, origin: service }]
  - name: grafana
    namespace: monitoring
    port: 80
    targetPort: 3000
    selector: { app: grafana }
    expose: [{ host: grafana.int.example.com, via: ingress }]
monitoring: { namespace: monitoring }
firewall:
  - { name: api, from: lan, to: nodes, ports: [6443/tcp] }
  - { name: web, from: lan, to: pools, ports: [80/tcp, 443/tcp] }
  - { name: vxlan, from: proxmox, to: proxmox, ports: [4789/udp] }
  - { name: cluster, from: nodes, to: nodes, ports: [8472/udp, 10250/tcp] }
policies: { defaultDenyIngress: [apps] }
intents: [{ from: internet, to: 'https://www.example.com', expect: allow }]
waivers: [{ code: no-default-deny, reason: later, until: 2999-12-31 }]
delivery: { git: { url: 'https://git.example.com/net.git' }, charts: registry.example.com/net }
`;

/** One text in the place of another that stands there once. */
export type Edit = readonly [from: string, to: string];

export function edited(text: string, ...edits: readonly Edit[]): string {
  return edits.reduce((now, [from, to]) => {
    if (now.split(from).length !== 2) throw new Error(`"${from}" does not stand once in the network`);
    return now.replace(from, () => to);
  }, text);
}

export function check(text: string): CheckedNetwork {
  const checked = checkNetwork(parseSource(text, 'network.yaml'));
  if (checked.kind === 'checked') return checked;
  throw new Error(JSON.stringify(checked.diagnostics, null, 2));
}

/** EVERYTHING before, and after some edits. */
export function edits(...changes: readonly Edit[]): Networks {
  return { before: check(EVERYTHING).facts, after: check(edited(EVERYTHING, ...changes)).facts };
}

/** The plan between two networks and their objects. */
export function planBetween(input: Omit<NetworksInput, 'statements'>): Plan {
  return planNetworks({ ...input, statements: compareNetworks(input.networks) });
}

const SIGNS = { add: '+', change: '~', remove: '-' } as const;

/** What a plan says of a topic, as lines. */
export function said(networks: Networks, topic: Topic): readonly string[] {
  return compareNetworks(networks)
    .filter((statement) => statement.topic === topic)
    .map(({ action, subject, text }) => `${SIGNS[action]} ${subject} ${text}`);
}
