import { Address } from '@netloom/addresses';
import { minimalWith } from '@netloom/network-model/testing';
import { notGloballyReachable } from '../src/special-purpose.ts';
import { ask, HOMELAB } from './ask.ts';

function last(text: string, from: string, to: string): string {
  const { verdict, hops } = ask(text, from, to);
  const [hop, layer, says] = hops.at(-1) ?? [];
  return `${verdict} | ${hop ?? ''} ${layer ?? ''}: ${says ?? ''}`;
}

describe(notGloballyReachable, () => {
  it.each([
    ['10.1.2.3', 'private (RFC 1918)'],
    ['172.32.0.1', null],
    ['100.64.0.1', 'shared address space (RFC 6598)'],
    ['8.8.8.8', null],
    ['fd00::1', 'unique local (RFC 4193)'],
    ['2606:4700:4700::1111', null],
  ])('%s: %s', (text, reason) => {
    const address = Address.parse(text);
    expect(address.ok && notGloballyReachable(address.value)).toBe(reason);
  });
});

describe('paths on the homelab', () => {
  it.each([
    [
      'lan',
      'tcp://192.168.7.233:8006',
      'allow | allow host: pve-alpha receives it; what listens there on 8006/tcp is not stated',
    ],
    [
      'lan',
      'tcp://192.168.7.233:111',
      'deny | deny firewall: no firewall rule lets lan reach 192.168.7.233 on 111/tcp',
    ],
    [
      'lan',
      'tcp://192.168.7.231:80',
      'unknown | unknown load-balancer: which Service has 192.168.7.231 of pool "default-pool" is not stated',
    ],
    [
      'lan',
      'tcp://10.0.0.10:22',
      'deny | deny sdn: 10.0.0.10 is in VNet k3svnet 10.0.0.0/24, which has no gateway to lan',
    ],
    [
      'lan',
      'tcp://10.42.0.9:80',
      'deny | deny lan: 10.42.0.9 is in pods 10.42.0.0/16, inside the cluster: no route of this network leads there from lan',
    ],
    [
      'lan',
      'tcp://100.64.0.9:22',
      'deny | deny lan: 100.64.0.9 is in the tailnet 100.64.0.0/10, which lan is not in',
    ],
    [
      'lan',
      'tcp://172.16.0.1:22',
      'unknown | unknown lan: 172.16.0.1 is in no subnet of this network; whether router "router" has a route to it is not stated',
    ],
    [
      'lan',
      'tcp://192.168.7.1:53',
      'allow | allow host: router receives it; what listens there on 53/tcp is not stated',
    ],
    [
      'sdn',
      'tcp://192.168.7.1:53',
      'deny | deny sdn: VNet k3svnet has no gateway: no route from it to 192.168.7.1',
    ],
    [
      'node:ichigo',
      'tcp://10.0.0.11:10250',
      'allow | allow host: naruto receives it; what listens there on 10250/tcp is not stated',
    ],
    [
      'tailnet',
      'tcp://192.168.7.223:22',
      'deny | deny tailnet: no Connector advertises a route to 192.168.7.223: the tailnet has only pods, services and pools',
    ],
    [
      'tailnet',
      'udp://10.43.0.10:53',
      'allow | allow pod: a pod of kube-system/coredns accepts it on 53/udp',
    ],
    [
      'tailnet',
      'tcp://vaultwarden.vaultwarden:80',
      'deny | deny dns: vaultwarden.vaultwarden is a name of the cluster: only pods resolve it, through CoreDNS',
    ],
    [
      'pod:kube-system/traefik',
      'tcp://kubernetes.default:443',
      "allow | allow host: K3s' API listens on 6443/tcp of each server",
    ],
    [
      'pod:cloudflare/cloudflared',
      'tcp://192.168.7.1:22',
      'deny | deny policy: policy cloudflare/cloudflared isolates pod:cloudflare/cloudflared, and no policy allows egress to 192.168.7.1',
    ],
    [
      'pod:vaultwarden/vaultwarden',
      'service:vaultwarden/vaultwarden',
      'allow | allow pod: a pod of vaultwarden/vaultwarden accepts it on 80/tcp',
    ],
    [
      'internet',
      'service:vaultwarden/vaultwarden',
      'deny | deny internet: Service vaultwarden/vaultwarden has an address in 10.43.0.0/16, which is private (RFC 1918): it is not routed on the internet',
    ],
    [
      'internet',
      'http://passwords.jigga.xyz:8443',
      "deny | deny edge: Cloudflare's edge does not accept http on port 8443 for passwords.jigga.xyz",
    ],
    [
      'internet',
      'tcp://passwords.jigga.xyz:443',
      "allow | allow edge: Cloudflare's edge accepts passwords.jigga.xyz; what it blocks itself is not stated",
    ],
    ['pools', 'nodes', 'deny | deny start: load balancer addresses only accept connections'],
    ['services', 'nodes', 'deny | deny start: a Service opens no connections, its pods do'],
    ['10.42.0.7', 'nodes', 'unknown | unknown start: which pod has 10.42.0.7/32 is not stated'],
    ['node:none', 'nodes', 'deny | deny start: the network has no node:none'],
    ['lan', 'internet', 'unknown | unknown target: what is on the internet is beyond this network'],
    [
      'internet',
      '192.168.7.240-192.168.7.250',
      'deny | deny internet: 192.168.7.240 is private (RFC 1918): it is not routed on the internet',
    ],
  ])('from %s to %s: %s', (from, to, hop) => {
    expect(last(HOMELAB, from, to)).toBe(hop);
  });

  it('counts the verdicts of a zone, with one path of each', () => {
    const { verdict, hops } = ask(HOMELAB, 'pods', 'tcp://grafana.monitoring:80');
    expect({
      verdict,
      starts: hops.filter(([, layer]) => layer === 'start').map(([, , text]) => text),
    }).toEqual({
      verdict: 'unknown',
      starts: [
        '7 paths: 6 denied, 1 allowed',
        'a pod of namespace argocd to tcp://grafana.monitoring:80:',
        'a pod of namespace monitoring to tcp://grafana.monitoring:80:',
      ],
    });
  });
});

describe('a network without firewall and load balancer', () => {
  const text = minimalWith('ingress: { address: 192.168.1.10, domain: int.example.com }\n');

  it('assumes the firewall to be off, and says so', () => {
    expect(ask(text, 'lan', 'tcp://192.168.1.10:6443').hops.map(([, , says]) => says)).toEqual([
      '192.168.1.10 is in lan 192.168.1.0/24: lan resolves it by ARP',
      'no firewall rule has the nodes as its destination: their firewall is assumed to be off',
      "node-1 is a server: K3s' API listens on 6443/tcp",
    ]);
  });

  it("leaves Services to K3s' own load balancer", () => {
    expect(ask(text, 'lan', 'tcp://192.168.1.10:443').hops.map(([, , says]) => says)).toEqual([
      '192.168.1.10 is in lan 192.168.1.0/24: lan resolves it by ARP',
      "K3s' servicelb binds the ports of Services on 192.168.1.10",
      'no firewall rule has the nodes as its destination: their firewall is assumed to be off',
      "Service kube-system/traefik forwards port 443 to its pods' port 8443",
      'no policy isolates pods of kube-system/traefik on 8443/tcp',
      'a pod of kube-system/traefik accepts it on 8443/tcp',
    ]);
  });
});
