import { internalNames } from '../../src/split-horizon/internal-names.ts';
import { load, loadText, minimalWith } from '../../src/testing/index.ts';
import { MANY_NAMES } from './networks.ts';

function namesOf(text: string): readonly string[] {
  return [...internalNames(loadText(text).network)].map(
    ([name, records]) => `${name} ${records.map(({ type }) => type).join(' ')}`,
  );
}

describe(internalNames, () => {
  it('has the names under the ingress domain, and those that lead to an address of the network', () => {
    expect(namesOf(MANY_NAMES)).toEqual([
      '*.int.example.com A',
      'nas.int.example.com A',
      'a.b.int.example.com A',
      'nas.example.com A AAAA',
      '*.apps.example.com A',
      'pool.example.com A',
    ]);
  });

  it('has both families of the ingress domain where both are stated', () => {
    const { network } = load('examples/dual-stack-bgp/network.yaml');
    expect([...internalNames(network)].map(([name, records]) => [name, records.length])).toEqual([
      ['*.lan.example.org', 2],
    ]);
  });

  it('knows addresses of the network by its subnets, whether they are private or not', () => {
    const text = minimalWith(
      'dns: { zone: example.com, records: [{ name: web.example.com, type: A, targets: [198.51.100.9] }] }\n',
    );
    expect(namesOf(text)).toEqual([]);
    expect(
      namesOf(text.replace('192.168.1.0/24', '198.51.100.0/24').replace('192.168.1.10', '198.51.100.10')),
    ).toEqual(['web.example.com A']);
  });
});
