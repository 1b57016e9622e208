import { dumpYaml, plain } from '@netloom/chart-kit';
import { load, loadText } from '@netloom/network-model/testing';
import { tunnelChart } from '../src/index.ts';
import { golden } from './golden.ts';

const { toValues, values: schema, isEnabled } = tunnelChart;
const { network: homelab, origins } = load('networks/homelab/network.yaml');

describe('toValues', () => {
  it('gives the homelab its tunnel with two hosts, their policy and their records', () => {
    expect(dumpYaml(plain(toValues(homelab, (_, value) => value)))).toBe(golden('homelab.yaml'));
  });

  it.each(['networks/homelab', 'examples/dual-stack-bgp', 'examples/minimal', 'examples/as-documented'])(
    'gives values of %s that the schema takes as they are',
    (folder) => {
      const values = plain(toValues(load(`${folder}/network.yaml`).network, (_, value) => value));
      expect(schema.parse(values)).toEqual(values);
    },
  );

  it('orders the rules of the dual-stack example: exact hosts, the wildcard, the catch-all', () => {
    const { config, replicas } = toValues(
      load('examples/dual-stack-bgp/network.yaml').network,
      (_, value) => value,
    );
    expect(config.ingress.map(({ hostname, path }) => [hostname, path])).toEqual([
      ['api.example.org', '^/v1/'],
      ['vault.example.org', undefined],
      ['*.media.example.org', undefined],
      [undefined, undefined],
    ]);
    expect([config.protocol, replicas]).toEqual(['quic', 3]);
  });

  it('gives what an empty object means where there is no tunnel', () => {
    const network = { ...homelab, tunnel: null };
    expect(isEnabled(network)).toBe(false);
    expect(toValues(network, (_, value) => value)).toEqual(schema.parse({}));
  });

  it('records the exposure that each rule comes from, and the tunnel for the catch-all', () => {
    const { config } = toValues(homelab, origins.recorder('chart values'));
    const sources = [...homelab.exposures.filter(({ via }) => via === 'tunnel'), homelab.tunnel ?? homelab];
    expect(config.ingress.map((rule) => origins.of(rule))).toEqual(
      sources.map((source) => ({ kind: 'derived', by: 'chart values', from: [origins.of(source)] })),
    );
  });
});

describe('values', () => {
  it.each([
    ['a token instead of an id', { tunnelId: 'eyJhIjoiYiJ9' }, 'tunnelId'],
    [
      'a service with a path',
      { config: { ingress: [{ service: 'http://a.b:80/' }] } },
      'config.ingress.0.service',
    ],
    [
      'a host with a port',
      { config: { ingress: [{ hostname: 'a.b:1', service: 'http_status:404' }] } },
      'config.ingress.0.hostname',
    ],
    [
      'a duration without a unit',
      { config: { ingress: [{ service: 'http_status:404', originRequest: { connectTimeout: '30' } }] } },
      'config.ingress.0.originRequest.connectTimeout',
    ],
    ['no rule', { config: { ingress: [] } }, 'config.ingress'],
  ])('refuse %s', (_title, values, path) => {
    const { error } = schema.safeParse(values);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it.each([
    '',
    '<tunnel-id>',
    '00000000-0000-0000-0000-000000000000',
    '6ff42ae2-765d-4adf-8112-31c55c1551ef',
  ])('take "%s" as an id, which the template then judges', (tunnelId) => {
    expect(schema.parse({ tunnelId }).tunnelId).toBe(tunnelId);
  });

  it.each(['local', 'remote'])('has a token, and the rules and records of a %s tunnel', (management) => {
    const { network } = loadText(`apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
dns: { zone: example.com }
tunnel: { id: 11111111-2222-3333-4444-555555555555, token: { existingSecret: mine }, management: ${management} }
services:
  - { name: app, namespace: app, port: 80, expose: [{ host: app.example.com, via: tunnel }] }
`);
    const values = plain(toValues(network, (_, value) => value));
    const read = schema.parse(values);
    expect(read).toEqual(values);
    const { token, config, dnsEndpoints } = read;
    const isLocal = management === 'local';
    expect({ token, rules: config.ingress.length, records: dnsEndpoints.length }).toEqual({
      token: { existingSecret: 'mine', key: 'token' },
      rules: isLocal ? 2 : 1,
      records: isLocal ? 1 : 0,
    });
  });
});
