import { readFileSync } from 'node:fs';
import { NAMED_FORMS, parseEndpoint, printEndpoint, ZONE_NAMES, type Endpoint } from '../src/index.ts';

describe('endpoints', () => {
  it.each([
    ...ZONE_NAMES,
    'node:ichigo',
    'host:pve-alpha',
    'pool:default-pool',
    'ingress:internal',
    'pod:kube-system/traefik-0',
    'service:argocd/argocd-server',
    '10.42.0.0/16',
    '192.168.7.230-192.168.7.232',
    'fd00::/64',
    '::1-::f',
  ])('reads %s and prints it back', (text) => {
    expect(printEndpoint(read(text))).toBe(text);
  });

  it('are all in the table of the README', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const written = [...readme.matchAll(/^\| `([^`]+)`/gm)].map(([, text]) => text);
    expect(written.slice(0, 19)).toEqual([...ZONE_NAMES, ...Object.values(NAMED_FORMS)]);
    expect(written.slice(19, 22).map((text) => parseEndpoint(text ?? '').ok)).toEqual([true, true, true]);
  });

  it('distinguishes the kinds', () => {
    expect(read('lan')).toEqual({ kind: 'zone', zone: 'lan' });
    expect(read('node:ichigo')).toEqual({ kind: 'named', what: 'node', name: 'ichigo' });
    expect(read('pod:media/app')).toEqual({ kind: 'named', what: 'pod', namespace: 'media', name: 'app' });
    expect(read('fd00::/64').kind).toBe('literal');
  });

  it.each([
    ['192.168.7.1', '192.168.7.1/32'],
    ['fd00::1', 'fd00::1/128'],
  ])('reads the address %s as the block %s', (text, block) => {
    expect(printEndpoint(read(text))).toBe(block);
  });

  it.each([
    ['lann', '"lann" is not an endpoint: did you mean "lan"?'],
    ['Tailnet', '"Tailnet" is not an endpoint: did you mean "tailnet"?'],
    ['nodes:ichigo', '"nodes:ichigo" is not an endpoint: did you mean "node:ichigo"?'],
    ['ingress', '"ingress" is not an endpoint: it is written ingress:NAME'],
    ['svc', everyWay('svc')],
    ['', everyWay('')],
    ['node:', '"node:" is not an endpoint: it is written node:NAME'],
    ['node:a/b', '"node:a/b" is not an endpoint: it is written node:NAME'],
    ['node:Ichigo', '"node:Ichigo" is not an endpoint: it is written node:NAME'],
    ['pod:app', '"pod:app" is not an endpoint: it is written pod:NAMESPACE/NAME'],
    ['service:a/b/c', '"service:a/b/c" is not an endpoint: it is written service:NAMESPACE/NAME'],
    ['10.0.0.1/24', '"10.0.0.1/24" has host bits set: did you mean 10.0.0.0/24?'],
    [
      '192.168.100.200/28',
      '"192.168.100.200/28" has host bits set: did you mean 192.168.100.192/28 or 192.168.100.200-192.168.100.215?',
    ],
    ['constructor:x', everyWay('constructor:x')],
  ])('refuses %j with a hint', (text, message) => {
    expect(parseEndpoint(text)).toEqual({ ok: false, message });
  });
});

describe('an endpoint that names something without saying what', () => {
  const names = ['host:pve1', 'node:pve1', 'pool:ingress', 'service:monitoring/grafana', 'segment:iot'];

  it.each([
    ['pve1', 'did you mean "host:pve1" or "node:pve1"?'],
    ['ingress', 'did you mean "pool:ingress"?'],
    ['grafana', 'did you mean "service:monitoring/grafana"?'],
    ['monitoring/grafana', 'did you mean "service:monitoring/grafana"?'],
    ['grafanna', 'did you mean "service:monitoring/grafana"?'],
    ['iot', 'did you mean "segment:iot"?'],
    ['lann', 'did you mean "lan"?'],
  ])('suggests for %j what the network has', (text, hint) => {
    expect(parseEndpoint(text, names)).toEqual({
      ok: false,
      message: `"${text}" is not an endpoint: ${hint}`,
    });
  });

  it('suggests no name where none is near', () => {
    expect(parseEndpoint('svc', names)).toEqual({ ok: false, message: everyWay('svc') });
  });
});

function everyWay(text: string): string {
  return (
    `"${text}" is not an endpoint: write one of internet, lan, segments, tailnet, sdn, pods, services, nodes, proxmox, pools, any, ` +
    'one of node:NAME, host:NAME, pool:NAME, segment:NAME, vpn:NAME, ingress:NAME, pod:NAMESPACE/NAME, service:NAMESPACE/NAME, or an address, CIDR or range'
  );
}

function read(text: string): Endpoint {
  const endpoint = parseEndpoint(text);
  if (!endpoint.ok) throw new Error(endpoint.message);
  return endpoint.value;
}
