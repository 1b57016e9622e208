import { readFileSync } from 'node:fs';
import { parseSource } from '@netloom/diagnostics';
import { FIXTURES, minimalWith, pathsWithoutOrigin } from '@netloom/network-model/testing';
import { CHARTS } from '@netloom/umbrella';
import { checkNetwork, drawNetwork, whyValue, type Reason, type WhyResult } from '../../src/index.ts';

const TEXT = minimalWith(`loadBalancer:
  pools:
    - { name: lan, addresses: [192.168.1.200-192.168.1.210, 192.168.1.220/32] }
    - { name: own, addresses: [192.168.1.230/32], autoAssign: false }
dns:
  zone: example.com
  records:
    - { name: mail.example.com, type: A, targets: [203.0.113.5] }
    - { name: mail.example.com, type: TXT, targets: [hello] }
`);

function network(text: string): Extract<ReturnType<typeof checkNetwork>, { kind: 'checked' }> {
  const checked = checkNetwork(parseSource(text, 'network.yaml'));
  if (checked.kind !== 'checked') throw new Error(JSON.stringify(checked.diagnostics));
  return checked;
}

function ask(pointer: string, path = 'values.yaml'): WhyResult | string {
  const { facts, origins, source } = network(TEXT);
  const drawing = drawNetwork(facts.network, (by) => origins.recorder(by)).get(path);
  if (drawing === undefined) throw new Error(`nothing is drawn at ${path}`);
  return whyValue({ drawing, origins, pointer, source });
}

/** Kind, path and line of each step. */
function brief(because: Reason): readonly unknown[] {
  return because.kind === 'derived'
    ? ['derived', because.by, ...because.from.map(brief)]
    : because.kind === 'chart-default'
      ? [because.kind, because.chart, because.path]
      : [because.kind, because.path, because.range.start.line];
}

function answer(pointer: string, path?: string): readonly unknown[] {
  const why = ask(pointer, path);
  return typeof why === 'string' ? [why] : [why.value, ...brief(why.because), why.same?.path ?? null];
}

describe(whyValue, () => {
  it.each<readonly [string, readonly unknown[]]>([
    [
      '/metallb/ipAddressPools/0/spec/addresses/1',
      ['192.168.1.220/32', 'written', 'loadBalancer.pools[0].addresses[1]', 8, null],
    ],
    ['/metallb/ipAddressPools/1/name', ['own', 'written', 'loadBalancer.pools[1].name', 9, null]],
    [
      '/metallb/ipAddressPools/1/spec/autoAssign',
      [false, 'written', 'loadBalancer.pools[1].autoAssign', 9, null],
    ],
    [
      '/metallb/ipAddressPools/0/spec/autoAssign',
      [true, 'default', 'loadBalancer.pools[0].autoAssign', 8, null],
    ],
    // two records of one name are one object
    [
      '/network-model/dnsEndpoints/0/spec/endpoints/1/targets/0',
      ['hello', 'written', 'dns.records[1].targets[0]', 14, null],
    ],
    [
      '/network-model/dnsEndpoints/0/spec/endpoints/1/dnsName',
      ['mail.example.com', 'derived', 'chart values', ['written', 'dns.records[1]', 14], null],
    ],
    [
      '/network-model/configMaps/0/namespace',
      ['netloom-system', 'derived', 'chart values', ['written', 'the file', 1], null],
    ],
    // the name of the ConfigMap is not the name of the network, whose row it is made from
    [
      '/network-model/configMaps/0/name',
      ['netloom-network', 'derived', 'chart values', ['written', 'the file', 1], null],
    ],
  ])('tells where %s comes from', (pointer, expected) => {
    expect(answer(pointer)).toEqual(expected);
  });

  it.each<readonly [string, string, readonly unknown[]]>([
    [
      '/network-model/helmTest/image/tag',
      'values.yaml',
      ['chart-default', 'netloom', 'network-model.helmTest.image.tag'],
    ],
    [
      '/helmTest/image/digest',
      'values/network-model.yaml',
      ['chart-default', 'network-model', 'helmTest.image.digest'],
    ],
  ])('names the key of the chart whose default an image is: %s of %s', (pointer, path, expected) => {
    expect(answer(pointer, path).slice(1, -1)).toEqual(expected);
  });

  it('follows the key that a drawing names for a value', () => {
    const { facts, origins, source } = network(`${TEXT}operators: { tailscale: 1.102.3 }\n`);
    const { operators } = facts.network;
    const because = (key: keyof typeof operators): readonly unknown[] => {
      const document = origins.recorder('x')(facts.network, { spec: { version: operators[key] } });
      const keys = [{ pointer: '/spec/version', row: operators, key }];
      const why = whyValue({
        drawing: { documents: [document], keys },
        origins,
        pointer: '/spec/version',
        source,
      });
      return typeof why === 'string' ? [why] : brief(why.because);
    };
    expect(because('tailscale')).toEqual(['written', 'operators.tailscale', 15]);
    expect(because('metallb')).toEqual(['default', 'operators.metallb', 15]);
  });

  it('tells which place of the network has the same text, where it is the only one', () => {
    expect(answer('/configMaps/0/data/NODE_ADDRESSES', 'values/network-model.yaml')).toEqual([
      '192.168.1.10',
      'derived',
      'chart values',
      ['written', 'the file', 1],
      'cluster.nodes[0].address',
    ]);
  });

  it.each([
    ['metallb', '"metallb" is not a JSON Pointer: it must start with "/"'],
    ['/metalb', '# has no "metalb": did you mean "metallb"?'],
    ['/metallb/ipAddressPools/2', '#/metallb/ipAddressPools has no "2": it has 0 to 1'],
    [
      '/metallb/ipAddressPools/0/name/x',
      '#/metallb/ipAddressPools/0/name is a single value: nothing is below it',
    ],
    [
      '/metallb/ipAddressPools/0/spec/addresses/0/family',
      '#/metallb/ipAddressPools/0/spec/addresses/0 is a single value: nothing is below it',
    ],
  ])('says why %s leads nowhere', (pointer, problem) => {
    expect(ask(pointer)).toBe(problem);
  });
});

describe('toValues', () => {
  const networks = [
    'networks/homelab',
    'examples/dual-stack-bgp',
    'examples/minimal',
    'examples/as-documented',
  ];
  const cases = networks.flatMap((folder) => CHARTS.map((chartPackage) => ({ folder, chartPackage })));

  it.each(cases)(
    'of $chartPackage.chart.name records an origin of every object of $folder',
    ({ folder, chartPackage }) => {
      const url = new URL(`${folder}/network.yaml`, FIXTURES);
      const { facts, origins } = network(readFileSync(url, 'utf8'));
      const drawn = chartPackage.toValues(facts.network, origins.recorder(chartPackage.chart.name));
      expect(pathsWithoutOrigin(drawn, origins)).toEqual([]);
    },
  );
});
