import { parseSource } from '@netloom/diagnostics';
import { decode, ledger, resolve, type Network } from '../../src/index.ts';

function read(api: string, rest = ''): { readonly network: Network; readonly held: readonly string[] } {
  const parsed = parseSource(
    `apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24, cidr6: 'fd00:1::/64', hosts: [{ name: haproxy, address: 192.168.1.5 }] }
cluster: { api: ${api}, nodes: [{ name: one, address: 192.168.1.10 }] }
${rest}`,
    'network.yaml',
  );
  const { file, diagnostics } = decode(parsed);
  if (file === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { network, origins } = resolve(file, parsed);
  const held = ledger(network, origins).claims.flatMap((claim) =>
    claim.kind === 'addresses' && claim.owner === 'kubernetes-api' ? [`${claim.space}/${claim.purpose}`] : [],
  );
  return { network, held };
}

const DNS = 'dns: { provider: cloudflare, zone: example.com, credentials: { existingSecret: s, key: k } }\n';

describe('cluster.api', () => {
  it('has the port of the servers unless another is stated', () => {
    const { api } = read('{ address: 192.168.1.50, by: kube-vip }').network.cluster;
    expect([api?.port, api?.name, api?.addresses.map(String)]).toEqual([6443, null, ['192.168.1.50']]);
    expect(read("{ address6: 'fd00:1::50', by: kube-vip, port: 443 }").network.cluster.api?.port).toBe(443);
  });

  it.each([
    ['{ address: 192.168.1.50, by: kube-vip }', ['lan/api']],
    ['{ address: 192.168.1.50, by: keepalived }', ['lan/api']],
    ['{ address: 192.168.1.50, by: metallb }', ['lan/pin']],
    ['{ address: 192.168.1.50, by: external }', ['lan/virtual']],
    ['{ address: 192.168.1.5, by: external }', []],
    ["{ address: 192.168.1.50, address6: 'fd00:1::50', by: kube-vip }", ['lan/api', 'lan/api']],
    ['{ address: 192.168.1.50, by: kube-vip }, tlsSans: [192.168.1.50]', ['lan/api']],
  ])('claims the addresses of %s once, unless a machine has them', (api, claims) => {
    expect(read(api).held).toEqual(claims);
  });

  it('has a record of each address within the zone', () => {
    const api = (name: string): string =>
      `{ address: 192.168.1.50, address6: 'fd00:1::50', by: kube-vip, name: ${name} }`;
    const records = ({ network }: { readonly network: Network }): readonly string[] =>
      network.records.map(({ name, type, targets }) => `${name} ${type} ${targets.join()}`);
    expect(records(read(api('k8s.example.com'), DNS))).toEqual([
      'k8s.example.com A 192.168.1.50',
      'k8s.example.com AAAA fd00:1::50',
    ]);
    expect(records(read(api('k8s.example.net'), DNS))).toEqual([]);
    expect(records(read(api('k8s.example.com')))).toEqual([]);
  });

  it.each([
    ['{ by: kube-vip }', 'it states address, address6 or both'],
    ['{ address: 192.168.1.50, by: kubevip }', 'kube-vip'],
    ['{ address: 192.168.1.50 }', 'by'],
    ["{ address: 192.168.1.50, by: kube-vip, name: '*.example.com' }", 'is a wildcard'],
  ])('refuses %s', (api, message) => {
    expect(() => read(api)).toThrow(message);
  });
});
