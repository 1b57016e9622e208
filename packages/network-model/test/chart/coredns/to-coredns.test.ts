import { readFileSync } from 'node:fs';
import { dumpYaml } from '@netloom/chart-kit';
import { networkModelChart } from '../../../src/chart.ts';
import { toCoreDns } from '../../../src/chart/coredns/to-coredns.ts';
import { load, loadText, minimalWith } from '../../../src/testing/index.ts';
import { MANY_NAMES } from '../../split-horizon/networks.ts';

const filesOf = (text: string): ReturnType<typeof toCoreDns> => toCoreDns(loadText(text).network);
const NAMESERVER = 'tailnet: { nameserver: { address: 10.43.0.53 } }\n';
const ON = (text: string): string => text.replace('cluster: {', 'cluster: { splitHorizon: {},');

describe(toCoreDns, () => {
  it('writes a block for each zone that answers, and one for all that only end a wildcard', () => {
    const expected = readFileSync(new URL('../expected/coredns.yaml', import.meta.url), 'utf8');
    expect(dumpYaml({ ...filesOf(MANY_NAMES + NAMESERVER) })).toBe(expected);
  });

  it('answers AAAA of a name without one, with nothing', () => {
    const text = filesOf(ON(minimalWith('ingress: { address: 192.168.1.230, domain: int.example.com }\n')))[
      'internal.server'
    ];
    expect(text).toBe(`int.example.com:53 {
  errors
  cache 30
  loadbalance
  template IN A {
    match "[.]int[.]example[.]com[.]$"
    answer "{{ .Name }} 60 IN A 192.168.1.230"
    fallthrough
  }
  template IN AAAA {
    match "[.]int[.]example[.]com[.]$"
    rcode NOERROR
    fallthrough
  }
  forward . /etc/resolv.conf
}
`);
  });

  it('asks the forwarders that are stated, of both families', () => {
    const { network } = load('examples/dual-stack-bgp/network.yaml');
    const files = toCoreDns(network);
    const forwards = Object.values(files).flatMap((text) => text.match(/forward .*/g) ?? []);
    expect(forwards).toEqual(['forward . 9.9.9.9 2620:fe::fe', 'forward . 10.53.0.53']);
  });

  it('writes nothing where split horizon is off, and nothing where it has no names to answer', () => {
    const off = MANY_NAMES.replace(' splitHorizon: {},', '');
    expect(filesOf(off + NAMESERVER)).toEqual({});
    expect(filesOf(ON(minimalWith()))).toEqual({});
  });

  it('writes no zone twice: an internal ts.net takes precedence over the nameserver', () => {
    const records = 'dns: { zone: ts.net, records: [{ name: ts.net, type: A, targets: [192.168.1.5] }] }\n';
    expect(Object.keys(filesOf(ON(minimalWith(records + NAMESERVER))))).toEqual(['internal.server']);
  });
});

describe('the values of the chart', () => {
  const configMapsOf = (text: string): readonly string[] => {
    const { network } = loadText(text);
    const { configMaps } = networkModelChart.toValues(network, (_, value) => value);
    return configMaps.map(({ name, namespace }) => [namespace, name].join('/'));
  };

  it('hold the ConfigMap that K3s imports from, only where there is something in it', () => {
    expect(configMapsOf(MANY_NAMES)).toEqual([
      'netloom-system/netloom-network',
      'kube-system/coredns-custom',
    ]);
    expect(configMapsOf(ON(minimalWith()))).toEqual(['netloom-system/netloom-network']);
  });

  it('record that it comes from the switch', () => {
    const { network, origins } = loadText(MANY_NAMES);
    const drawn: object[] = [];
    networkModelChart.toValues(network, (source, value) => {
      if ('name' in value && value.name === 'coredns-custom') drawn.push(source);
      return value;
    });
    expect(drawn).toEqual([network.cluster.splitHorizon]);
    expect(drawn.every((source) => origins.of(source).kind === 'written')).toBe(true);
  });
});
