import { mistakesOf } from './support/checks/check.ts';
import { objectSpecs, twice } from './support/checks/network-checks.ts';
import { networkChecks, READ_BACK } from './support/checks/red-checks.ts';
import { templateNetwork, type Templated } from './support/manifests.ts';

describe.each(READ_BACK)('%s, through Helm', (folder) => {
  let templated: Templated;

  beforeAll(async () => {
    templated = await templateNetwork(folder);
  }, 300_000);

  it.each(networkChecks(folder).map((check) => [check.title, check] as const))(
    '%s',
    async (_title, check) => {
      expect(await mistakesOf(check, templated)).toEqual([]);
    },
  );
});

it('reads back no empty network', async () => {
  const { values, manifests } = await templateNetwork('networks/homelab');
  const specs = objectSpecs(values);
  expect(specs.length).toBeGreaterThan(20);
  expect(manifests.length).toBeGreaterThan(specs.length);
});

it('names both templates of an object that Helm rendered twice', () => {
  const made = (template: string): string =>
    `---\n# Source: netloom/templates/${template}\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: b }\n`;
  expect(twice(made('one.yaml') + made('two.yaml'))).toEqual([
    'v1 ConfigMap b/a is rendered by netloom/templates/one.yaml and by netloom/templates/two.yaml',
  ]);
  expect(twice(made('one.yaml'))).toEqual([]);
});
