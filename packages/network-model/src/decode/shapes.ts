import { keyAt } from '../key-changes/key-change.ts';

/** What a mapping looks like that people often write as something else, by its key. */
export const SHAPES: Readonly<Record<string, string>> = {
  lan: '{ cidr: 192.168.1.0/24 }',
  'lan.gateway': '{ name: router, address: 192.168.1.1 }',
  'lan.hosts[]': '{ name: nas, address: 192.168.1.20 }',
  'segments[]': '{ name: iot, vlan: 30, cidr: 10.0.30.0/24, gateway: 10.0.30.1 }',
  'segments[].hosts[]': '{ name: camera, address: 10.0.30.10 }',
  router: '{ name: router }',
  'router.public': '{ address: 203.0.113.7 }',
  'routing.allows[]': '{ from: segment:iot, to: host:nas, ports: [445/tcp] }',
  'proxmox.hosts[]': '{ name: pve, address: 192.168.1.9 }',
  'proxmox.sdn.zones[]': '{ name: overlay, type: vxlan }',
  'proxmox.sdn.vnets[].subnets[]': '{ cidr: 10.0.0.0/24 }',
  cluster: '{ nodes: [{ name: node-1, address: 192.168.1.10 }] }',
  'cluster.api': '{ address: 192.168.1.9, by: kube-vip }',
  'cluster.nodes[]': '{ name: node-1, address: 192.168.1.10 }',
  'loadBalancer.pools[]': '{ name: default, addresses: [192.168.1.200-192.168.1.209] }',
  'loadBalancer.l2Advertisements[]': '{ name: default, pools: [default] }',
  'loadBalancer.allocations[]': '{ addresses: 192.168.1.205, service: media/jellyfin }',
  ingress: '{ address: 192.168.1.200, domain: int.example.com }',
  'ingresses[]': '{ name: internal, address: 192.168.1.200, domain: int.example.com }',
  tls: '{ issuer: letsencrypt }',
  dns: '{ zone: example.com }',
  'dns.zones[]': '{ name: example.com, provider: cloudflare }',
  'resolvers[]': '{ name: pihole, kind: pihole, address: 192.168.1.5 }',
  'vpns[]': '{ name: phones, range: 10.6.0.0/24, endpoint: host:router, routes: [lan] }',
  tunnel: '{ id: <tunnel-id> }',
  'tunnel.credentials': '{ existingSecret: cloudflared-credentials }',
  'tailnet.connectors[]': '{ name: k3s-router, advertise: [pools] }',
  'services[]': '{ name: grafana, namespace: monitoring, port: 80 }',
  'services[].selector': '{ app.kubernetes.io/name: grafana }',
  'services[].tls': '{ serverName: nas.example.com }',
  'services[].expose[]': '{ host: grafana.int.example.com, via: ingress }',
  'firewall[]': '{ name: web, from: lan, to: pools, ports: [443/tcp] }',
  policies: '{ defaultDenyIngress: [monitoring] }',
  'intents[]': '{ from: internet, to: https://app.example.com, expect: allow }',
  'waivers[]': '{ code: even-servers, reason: a third server comes in May, until: 2027-05-31 }',
};

/** `, such as { name: router, address: 192.168.1.1 }`; empty where no example is kept. */
export function suchAs(expected: string, path: readonly PropertyKey[]): string {
  const key = keyAt(path);
  if (expected === 'array') return example(SHAPES[`${key}[]`], (item) => `[${item}]`);
  return expected === 'object' || expected === 'record' ? example(SHAPES[key], (shape) => shape) : '';
}

function example(shape: string | undefined, write: (shape: string) => string): string {
  return shape === undefined ? '' : `, such as ${write(shape)}`;
}
