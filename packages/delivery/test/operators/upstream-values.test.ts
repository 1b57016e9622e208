import { operators } from '../../src/operators/operators.ts';
import { networkIn } from '../networks.ts';
import { readShared, sharedPresent } from '../shared.ts';

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The paths in `ours` whose key `theirs` does not have. An empty mapping upstream takes any key. */
function unknownKeys(ours: Mapping, theirs: unknown, path: string): readonly string[] {
  if (!isMapping(theirs)) return [`${path} is no mapping upstream`];
  if (path !== '' && Object.keys(theirs).length === 0) return [];
  return Object.entries(ours).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(theirs, key)) return [`${here} is unknown upstream`];
    return isMapping(value) ? unknownKeys(value, theirs[key], here) : [];
  });
}

describe('the values of the operators', () => {
  const compared = sharedPresent ? it : it.skip;

  compared.each(['networks/homelab', 'examples/dual-stack-bgp'])(
    'have only keys that upstream knows (%s)',
    async (folder) => {
      const { facts } = await networkIn(folder);
      const found = operators(facts.network).map(({ name, values }) => [
        name,
        unknownKeys({ ...values }, readShared(`upstream-values/${name}/values.yaml`), ''),
      ]);
      expect(found).toEqual(operators(facts.network).map(({ name }) => [name, []]));
    },
  );

  compared('would be caught with a key that upstream does not know', () => {
    const upstream = readShared('upstream-values/metallb/values.yaml');
    expect(unknownKeys({ speaker: { frr: { enable: true } } }, upstream, '')).toEqual([
      'speaker.frr.enable is unknown upstream',
    ]);
  });
});
