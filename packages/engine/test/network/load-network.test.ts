import { parseSource } from '@netloom/diagnostics';
import { load } from '@netloom/network-model/testing';
import { fixNetwork } from '../../src/fix.ts';
import { checkNetwork, withReach } from '../../src/index.ts';

const HOMELAB = load('networks/homelab/network.yaml').source.text;

function exposing(expose: string, more = ''): string {
  return `apiVersion: netloom/v1
name: test
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: node-1, address: 192.168.1.10 }] }
tunnel: { id: 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f }
services: [{ name: blog, namespace: web, expose: [${expose}] }]
${more}`;
}

describe(withReach, () => {
  it.each([
    ['a homelab without paths', false, HOMELAB],
    ['a path of the tunnel', true, exposing('{ host: a.example.com, via: tunnel, path: ^/x }')],
    ['a prefix of Traefik', false, exposing('{ host: a.example.com, via: ingress, path: /x }')],
    ['a wildcard of Traefik', true, exposing("{ host: '*.example.com', via: ingress }")],
    ['a wildcard of the tunnel', true, exposing("{ host: '*.example.com', via: tunnel, origin: ingress }")],
    ['a path that the tunnel answers', true, 'tunnel: { answers: [{ host: a.example.com, path: ^/x }] }'],
    ['what is no list', false, 'services: { a: 1 }'],
    ['a list of anything', false, 'services: [1, { expose: 2 }, { expose: [3, null] }]'],
  ])('of %s loads what reads expressions: %s', async (_title, loads, text) => {
    const loaded = await withReach(parseSource(text, 'network.yaml'));
    expect(loaded.readGoRegexp !== undefined).toBe(loads);
  });
});

describe(checkNetwork, () => {
  const text = exposing('{ host: a.example.com, via: tunnel, path: ^/admin }');

  it('says of a path that it is not checked where nothing was loaded', async () => {
    const codes = (loaded: Parameters<typeof checkNetwork>[0]) =>
      checkNetwork(loaded).diagnostics.map(({ code }) => code);
    const parsed = parseSource(text, 'network.yaml');
    expect(codes(parsed)).toContain('tunnel-path-unread');
    expect(codes(await withReach(parsed))).not.toContain('tunnel-path-unread');
  });

  it('answers a question about a path that a backtracking matcher never ends with', async () => {
    const slow = exposing(
      '{ host: a.example.com, via: tunnel, path: /(a+)+$ }',
      `dns: { zone: example.com }
intents: [{ from: internet, to: 'https://a.example.com/${'a'.repeat(200)}!', expect: deny }]
`,
    );
    const { diagnostics } = checkNetwork(await withReach(parseSource(slow, 'network.yaml')));
    expect(diagnostics.map(({ code }) => code)).not.toContain('intent-not-met');
  });
});

describe(fixNetwork, () => {
  it('checks a path and an intent that a fix has brought', () => {
    const text = exposing(
      '{ host: a.example.com, via: tunnel, pth: /(admin }',
      "intnets: [{ from: internet, to: 'tcp://192.168.1.10:22', expect: allow }]\n",
    );
    const { checked } = fixNetwork(parseSource(text, 'network.yaml'));
    const codes = checked.diagnostics.map(({ code }) => code);
    expect(codes).toContain('tunnel-path-invalid');
    expect(codes).toContain('intent-not-met');
  });
});
