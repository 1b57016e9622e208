import { minimalWith } from '../../src/testing/index.ts';

/** A wildcard, what ends it, and names of every kind beside it. */
export const MANY_NAMES = minimalWith(`
loadBalancer: { pools: [{ name: ingress, addresses: [192.168.1.230/32, 203.0.113.230/32], autoAssign: false }] }
ingress: { address: 192.168.1.230, domain: int.example.com }
tunnel: { id: 6ff42ae2-765d-4adf-8112-31c55c1551ef }
dns:
  zone: example.com
  records:
    - { name: nas.int.example.com, type: A, targets: [192.168.1.5], ttl: 5m }
    - { name: nas.int.example.com, type: TXT, targets: [the nas] }
    - { name: docs.int.example.com, type: CNAME, targets: [pages.example.net] }
    - { name: text.int.example.com, type: TXT, targets: [hello] }
    - { name: edge.int.example.com, type: A, targets: [203.0.113.9], proxied: true }
    - { name: a.b.int.example.com, type: A, targets: [203.0.113.7] }
    - { name: nas.example.com, type: A, targets: [192.168.1.5] }
    - { name: nas.example.com, type: AAAA, targets: ['2001:db8::5'] }
    - { name: '*.apps.example.com', type: A, targets: [192.168.1.7, 192.168.1.8] }
    - { name: pool.example.com, type: A, targets: [203.0.113.230] }
    - { name: mail.example.com, type: A, targets: [203.0.113.7] }
services:
  - { name: blog, namespace: web, expose: [{ host: blog.int.example.com, via: tunnel }] }
`).replace('cluster: {', 'cluster: { splitHorizon: {},');
