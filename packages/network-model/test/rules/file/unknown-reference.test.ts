import { unknownReference } from '../../../src/rules/file/unknown-reference.ts';
import { diagnose } from '../../../src/testing/index.ts';

it('finds every kind of name that leads nowhere, and what was meant', () => {
  const text = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.7.0/24, hosts: [{ name: nas, address: 192.168.7.5 }] }
proxmox:
  hosts: [{ name: pve-1, address: 192.168.7.20 }]
  sdn:
    zones: [{ name: overlay, type: vxlan }]
    vnets: [{ name: guests, zone: overlai, vni: 1 }]
cluster:
  nodes:
    - { name: one, address: 192.168.7.10, observed: { host: pve-2 } }
loadBalancer:
  pools: [{ name: default-pool, addresses: [192.168.7.230/32] }]
  l2Advertisements: [{ name: l2, pools: [other], nodes: [on] }]
  bgp:
    peers: [{ name: router, myAsn: 1, peerAsn: 2, address: 192.168.7.1, nodes: [two], bfdProfile: fast }]
    advertisements: [{ name: bgp, pools: [default-pol], peers: [roter], communities: ['1:2', none] }]
tailnet:
  connectors: [{ name: ts, advertise: ['host:one', 'pool:default-pool', pods] }]
services: [{ name: blog, namespace: web }]
ingress: { address: 192.168.7.230, domain: int.example.com }
firewall:
  - { name: rule, from: 'node:nas', to: 'service:web/blgo', ports: [80/tcp] }
  - { name: known, from: 'pod:any/pod', to: 'service:kube-system/traefik', ports: [80/tcp] }
intents:
  - { from: 'host:nass', to: 'service:web/blog', expect: allow }
  - { from: lan, to: 'node:one', expect: deny }
`;
  const found = diagnose(text, unknownReference).map(
    ({ message, help, range }) => `${range?.start.line} ${message} | ${help}`,
  );
  expect(found).toEqual([
    '15 L2Advertisement "l2" names pool "other", which does not exist | declare it, or write "default-pool"',
    '15 L2Advertisement "l2" names node "on", which does not exist | did you mean "one"?',
    '18 BGPAdvertisement "bgp" names pool "default-pol", which does not exist | did you mean "default-pool"?',
    '18 BGPAdvertisement "bgp" names BGP peer "roter", which does not exist | did you mean "router"?',
    '18 BGPAdvertisement "bgp" names community "none", which does not exist | the file declares no community: declare it, or remove the name',
    '17 BGP peer "router" names node "two", which does not exist | declare it, or write "one"',
    '17 BGP peer "router" names BFD profile "fast", which does not exist | the file declares no BFD profile: declare it, or remove the name',
    '12 node "one" names Proxmox host "pve-2", which does not exist | did you mean "pve-1"?',
    '9 VNet "guests" names zone "overlai", which does not exist | did you mean "overlay"?',
    '24 firewall rule "rule" names node "nas", which does not exist | did you mean "host:nas"?',
    '24 firewall rule "rule" names service "web/blgo", which does not exist | did you mean "web/blog"?',
    '20 Connector "ts" names host "one", which does not exist | did you mean "node:one"?',
    '27 an intent names host "nass", which does not exist | did you mean "nas"?',
  ]);
});
