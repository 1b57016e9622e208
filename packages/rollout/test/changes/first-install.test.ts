import { loadText, minimalWith } from '@netloom/network-model/testing';
import { firstInstall } from '../../src/changes/first-install.ts';

const NETWORK = minimalWith(`loadBalancer:
  pools: [{ name: ingress, addresses: [192.168.1.240/32], autoAssign: false }]
  l2Advertisements: [{ name: all, pools: [ingress] }]
ingress: { address: 192.168.1.240, domain: int.example.com }
tunnel: { id: 6ff42ae2-765d-4adf-8112-31c55c1551ef, credentials: { existingSecret: tunnel, key: credentials.json } }
services:
  - { name: a, namespace: one, port: 80, targetPort: 80, selector: { app: a }, expose: [{ host: a.example.com, via: tunnel, origin: service }] }
  - { name: b, namespace: two, port: 80, targetPort: 80, selector: { app: b }, expose: [{ host: b.int.example.com, via: ingress }] }
policies: { defaultDenyIngress: [one, two] }
`);

describe(firstInstall, () => {
  it('says what becomes public, which addresses are claimed and who gets where, and nothing of what is there already', () => {
    const lines = firstInstall(loadText(NETWORK)).map(
      ({ topic, subject, text }) => `${topic}: ${subject} ${text}`,
    );
    expect(lines.filter((line) => !/^(?:reach|records)/.test(line))).toEqual([
      'addresses: pool:ingress is new: holds 192.168.1.240',
      'addresses: ingress is pinned to 192.168.1.240',
      'hosts: a.example.com becomes public: through the tunnel to one/a',
      'hosts: b.int.example.com answers inside: through Traefik to two/b',
      'policies: namespace one closes: only declared flows get in',
      'policies: namespace two closes: only declared flows get in',
    ]);
    expect(lines.filter((line) => line.startsWith('reach: service'))).toEqual([
      'reach: service:one/a can be reached from nodes and pods of its own namespace',
      'reach: service:two/b can be reached from nodes and pods of its own namespace',
    ]);
    expect(lines.find((line) => line.startsWith('reach: https://a.'))).toMatch(/reached from internet/);
  });
});
