import { readFileSync } from 'node:fs';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { networkModelChart } from '../../src/chart.ts';
import { load } from '../../src/testing/index.ts';

const { toValues, values: schema, isEnabled } = networkModelChart;

describe('toValues', () => {
  it('gives the homelab its facts, and default deny with what its flows need', () => {
    const { network } = load('networks/homelab/network.yaml');
    const expected = readFileSync(new URL('expected/homelab.yaml', import.meta.url), 'utf8');
    expect(isEnabled(network)).toBe(true);
    expect(dumpYaml(plain(toValues(network, (_, value) => value)))).toBe(expected);
  });

  it.each(['networks/homelab', 'examples/dual-stack-bgp', 'examples/minimal', 'examples/as-documented'])(
    'gives values of %s that the schema takes as they are',
    (folder) => {
      const values = plain(toValues(load(`${folder}/network.yaml`).network, (_, value) => value));
      expect(schema.parse(values)).toEqual(values);
    },
  );

  it('writes the records that a network states itself', () => {
    const { network } = load('examples/dual-stack-bgp/network.yaml');
    const { dnsEndpoints } = toValues(network, (_, value) => value);
    expect(dnsEndpoints.map(({ name, namespace }) => [namespace, name])).toEqual([
      ['netloom-system', 'ns.example.org'],
      ['netloom-system', 'example.org'],
      ['netloom-system', 'docs.example.org'],
    ]);
  });

  it('draws only from rows whose origin is known', () => {
    const { network, origins } = load('networks/homelab/network.yaml');
    const drawn: string[] = [];
    toValues(network, (source, value) => {
      drawn.push(origins.of(source).kind);
      return value;
    });
    expect(drawn.length).toBeGreaterThan(network.flows.length);
  });
});
