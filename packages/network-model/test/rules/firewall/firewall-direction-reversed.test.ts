import { firewallDirectionReversed } from '../../../src/rules/firewall/firewall-direction-reversed.ts';
import { diagnose } from '../../../src/testing/index.ts';

it('shows what only accepts: the pools or the service CIDR that the source means', () => {
  const text = `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.7.0/24 }
cluster:
  serviceCidr: 10.43.0.0/16
  nodes:
    - { name: one, address: 192.168.7.10 }
loadBalancer:
  pools:
    - { name: first, addresses: [192.168.7.230/32] }
    - { name: second, addresses: [192.168.7.231/32] }
firewall:
  - { name: web, from: pool:second, to: internet, ports: [443/tcp] }
  - { name: inside, from: services, to: lan, ports: [80/tcp] }
  - { name: mixed, from: pools, to: any, ports: [443/tcp, 8443/tcp] }
`;
  const found = diagnose(text, firewallDirectionReversed);
  expect(
    found.map(({ message, related }) => [
      message,
      related.map((one) => `${one.range.start.line} ${one.message}`),
    ]),
  ).toEqual([
    [
      'firewall rule "web" lets pool:second open connections to internet, but pool:second only accepts them: the two are swapped',
      ['14 internet is where the clients are', '12 pool "second" only accepts'],
    ],
    [
      'firewall rule "inside" lets services open connections to lan, but services only accepts them: the two are swapped',
      ['15 lan is where the clients are', '6 service CIDR 10.43.0.0/16 only accepts'],
    ],
  ]);
});
