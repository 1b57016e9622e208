import { withoutOrigin, type From } from '@netloom/chart-kit';
import { OriginMap, type Diagnostic, type Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { load, loadText, minimalWith, testRulePages, type LoadedText } from '@netloom/network-model/testing';
import { netloomChart } from '@netloom/umbrella';
import { checkObjects } from '../../src/index.ts';
import { objectRules } from '../../src/objects/index.ts';
import { KINDS, objectsIn } from '../../src/objects/objects-in.ts';

/** The rules as those over networks are, so that their pages are tested as theirs. */
const overNetworks = objectRules.map((rule): Rule<NetworkFacts> => ({
  ...rule,
  check: ({ network, origins }) =>
    rule.check({ objects: objectsIn(netloomChart.toValues(network, recorded(origins))), origins }),
}));

function recorded(origins: NetworkFacts['origins']): From {
  if (!(origins instanceof OriginMap)) throw new Error('these origins record nothing');
  return origins.recorder('chart values');
}

testRulePages(overNetworks, new URL('../../src/objects/', import.meta.url));

function check(loaded: LoadedText): readonly Diagnostic[] {
  return checkObjects({ facts: loaded, origins: loaded.origins });
}

describe(checkObjects, () => {
  it('names both places', () => {
    const loaded = loadText(
      minimalWith(`ingress: { address: 192.168.1.50, domain: int.example.com }
services:
  - { name: portal, namespace: web, expose: [{ host: '*.int.example.com', via: ingress }] }
  - { name: cards, namespace: web, expose: [{ host: wildcard.int.example.com, via: ingress }] }
`),
    );
    const [found, ...more] = check(loaded);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: 'object-made-twice',
      message:
        'IngressRoute "web/wildcard.int.example.com" would be created twice: Kubernetes keeps one object of a kind, namespace and name',
      range: { start: { line: 9 } },
      related: [{ range: { start: { line: 8 } } }],
    });
  });

  it.each(['networks/homelab', 'examples/dual-stack-bgp', 'examples/minimal', 'examples/as-documented'])(
    'finds nothing in %s',
    (folder) => {
      const loaded = load(`${folder}/network.yaml`);
      expect(check(loaded)).toEqual([]);
    },
  );
});

describe(objectsIn, () => {
  it('knows the kind of each list whose entries become objects', () => {
    const data = ['zones', 'vnets', 'subnets', 'nodes'];
    const lists = ['networks/homelab', 'examples/dual-stack-bgp'].flatMap((folder) =>
      Object.values(netloomChart.toValues(load(`${folder}/network.yaml`).network, withoutOrigin)).flatMap(
        (section: object) =>
          Object.entries(section).flatMap(([key, list]: [string, unknown]) =>
            Array.isArray(list) && typeof list[0] === 'object' ? [key] : [],
          ),
      ),
    );
    expect(lists.filter((key) => !(key in KINDS) && !data.includes(key))).toEqual([]);
  });
});
