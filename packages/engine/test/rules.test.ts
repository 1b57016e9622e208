import { readFileSync } from 'node:fs';
import { parseSource, type Diagnostic, type Place } from '@netloom/diagnostics';
import { FIXTURES } from '@netloom/network-model/testing';
import { fixNetwork } from '../src/fix.ts';
import { checkNetwork, findPage, RULES, withReach, type Loaded } from '../src/index.ts';

const read = (path: string): string => readFileSync(new URL(path, FIXTURES), 'utf8');
const AS_DOCUMENTED = 'examples/as-documented/network.yaml';

function check(text: string, loaded: Loaded = parseSource(text, 'network.yaml')): readonly Diagnostic[] {
  const checked = checkNetwork(loaded);
  expect(checked.kind).toBe('checked');
  return checked.diagnostics;
}

const codes = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code }) => code).toSorted();

/** The first line of what a place points at: it holds when the file grows above it. */
function textAt(text: string, place: Place | null): string {
  return text.slice(place?.start.offset, place?.end.offset).split('\n')[0] ?? '';
}

const fixAll = (text: string): string => fixNetwork(parseSource(text, 'network.yaml')).checked.source.text;

describe('the network as its document states it', () => {
  const text = read(AS_DOCUMENTED);
  const found = check(text);

  it('gives exactly twelve codes, each once, with both places', () => {
    const rows = found.map(({ code, severity, range, related }) => [
      code,
      severity,
      textAt(text, range),
      related.map((one) => textAt(text, one.range)),
    ]);
    const pool = '{ name: default-pool, addresses: [192.168.7.230-192.168.7.235] }';
    const zone = '{ name: k3szone, type: vxlan }';
    expect(rows.toSorted(([one], [other]) => String(one).localeCompare(String(other)))).toEqual([
      ['exposure-ambiguous', 'warning', '[service, ingress]', ['name: vaultwarden', 'controller: traefik']],
      ['firewall-direction-reversed', 'error', 'pools', ['any', pool]],
      [
        'no-default-deny',
        'info',
        'apiVersion: netloom/v1',
        [
          'name: vaultwarden',
          'name: homepage # the record of the apex is for it; the document says no more',
          'name: argocd-server',
          '{ name: grafana, namespace: monitoring }',
        ],
      ],
      ['pin-not-reserved', 'info', '192.168.7.230', ['192.168.7.230-192.168.7.235']],
      ['placeholder-left', 'warning', '<tunnel-id>', []],
      [
        'pool-overlaps-host',
        'error',
        '192.168.7.230-192.168.7.235',
        ['192.168.7.233', '192.168.7.234', '192.168.7.235', '192.168.7.231-192.168.7.235'],
      ],
      ['route-misses-pool', 'warning', '192.168.7.224/29', ['192.168.7.230-192.168.7.235']],
      ['sdn-gateway-without-owner', 'warning', '10.0.0.1', [zone]],
      ['servicelb-with-metallb', 'warning', 'podCidr: 10.42.0.0/16', [pool]],
      ['tailnet-range-not-cgnat', 'error', '100.0.0.0/8', []],
      [
        'vxlan-port-not-allowed',
        'warning',
        zone,
        [
          '- { name: kubernetes-api, from: 192.168.7.0/24, to: nodes, ports: [6443/tcp], purpose: Kubernetes API }',
        ],
      ],
      [
        'wireguard-port-not-tailscale',
        'warning',
        '51820/udp',
        ['{ name: k3s-router, advertise: [10.42.0.0/16, 10.43.0.0/16, 192.168.7.224/29] }'],
      ],
    ]);
  });

  it('says what is wrong in one sentence each', () => {
    expect(Object.fromEntries(found.map(({ code, message }) => [code, message]))).toEqual({
      'exposure-ambiguous':
        'tunnel host "passwords.jigga.xyz" goes straight to service "vaultwarden/vaultwarden" and through the ingress controller: only one is possible',
      'firewall-direction-reversed':
        'firewall rule "web" lets pools open connections to any, but pools only accepts them: the two are swapped',
      'no-default-deny':
        'no namespace denies incoming traffic: every pod reaches every pod of vaultwarden, homepage, argocd and monitoring',
      'pin-not-reserved':
        'ingress depends on 192.168.7.230, but pool "default-pool" may assign it to any Service: a pin does not reserve it',
      'placeholder-left': 'tunnel.id is the placeholder <tunnel-id>',
      'pool-overlaps-host':
        'pool "default-pool" 192.168.7.230-192.168.7.235 holds host "pve-alpha" (192.168.7.233), host "pve-beta" (192.168.7.234) and host "pve-gamma" (192.168.7.235)',
      'route-misses-pool':
        'advertised 192.168.7.224/29 (192.168.7.224-192.168.7.231) misses 192.168.7.232-192.168.7.235 of pool "default-pool"',
      'sdn-gateway-without-owner':
        'gateway 10.0.0.1 of 10.0.0.0/24 belongs to no machine, and in a VXLAN zone Proxmox configures none',
      'servicelb-with-metallb':
        'K3s starts servicelb unless it is disabled, and MetalLB runs too: both handle each LoadBalancer Service',
      'tailnet-range-not-cgnat': "tailnet range 100.0.0.0/8 is not within Tailscale's 100.64.0.0/10",
      'vxlan-port-not-allowed':
        'no firewall rule allows 4789/udp between the hosts of VXLAN zone "k3szone": turning the firewall on cuts the overlay',
      'wireguard-port-not-tailscale':
        'firewall rule "wireguard" lets 51820/udp pass from tailnet to nodes, but Tailscale does not use that port',
    });
  });

  it('tells what the route opens beside the pool', () => {
    expect(found.find(({ code }) => code === 'route-misses-pool')?.help).toBe(
      'first take the machines out of the pool (pool-overlaps-host); note: this also opens the nodes naruto (192.168.7.224) and tanjiro (192.168.7.225), but not ichigo (192.168.7.223)',
    );
  });

  it('keeps the seven that only a person can fix, once all fixes are applied', () => {
    expect(codes(check(fixAll(text)))).toEqual([
      'exposure-ambiguous',
      'no-default-deny',
      'pin-not-reserved',
      'placeholder-left',
      'sdn-gateway-without-owner',
      'servicelb-with-metallb',
      'wireguard-port-not-tailscale',
    ]);
  });

  it('changes only the lines that the fixes are about', () => {
    const [before, after] = [text, fixAll(text)].map((one) => one.split('\n'));
    expect(after?.filter((line) => before?.includes(line) !== true)).toEqual([
      '    - { name: default-pool, addresses: [192.168.7.230-192.168.7.232] }',
      '  range: 100.64.0.0/10 # "100.x.x.x/8"',
      '    - { name: k3s-router, advertise: [10.42.0.0/16, 10.43.0.0/16, 192.168.7.224/29, 192.168.7.232/32] }',
      '  - { name: web, from: any, to: pools, ports: [80/tcp, 443/tcp], purpose: HTTP/HTTPS }',
      '  - { name: vxlan, from: proxmox, to: proxmox, ports: [4789/udp] }',
    ]);
    expect(before?.filter((line) => after?.includes(line) !== true)).toHaveLength(4);
  });
});

test.each([
  ['networks/homelab/network.yaml', ['placeholder-left']],
  ['examples/minimal/network.yaml', []],
  ['examples/dual-stack-bgp/network.yaml', []],
])('%s gives %j', async (path, expected) => {
  const text = read(path);
  expect(codes(check(text, await withReach(parseSource(text, 'network.yaml'))))).toEqual(expected);
});

describe('RULES', () => {
  it('has each code once', () => {
    const all = RULES.map(({ code }) => code);
    expect(all).toEqual([...new Set(all)]);
  });

  it.each(RULES)('$code says its sentence on its page', async ({ code, description }) => {
    expect(await findPage(code)).toContain(`# ${code}\n\n${description}\n`);
  });
});
