import { mistakesOf } from './support/checks/check.ts';
import { NETWORK_CHECKS, objectSpecs } from './support/checks/network-checks.ts';
import { TROUBLESHOOTING } from './support/checks/troubleshooting.ts';
import { templateNetwork, type Templated } from './support/manifests.ts';

describe.each(['networks/homelab', 'examples/dual-stack-bgp', 'examples/minimal'])(
  '%s, through Helm',
  (folder) => {
    let templated: Templated;

    beforeAll(async () => {
      templated = await templateNetwork(folder);
    }, 300_000);

    it.each(NETWORK_CHECKS.map((check) => [check.title, check] as const))('%s', async (_title, check) => {
      expect(await mistakesOf(check, templated)).toEqual([]);
    });
  },
);

describe('networks/homelab', () => {
  let templated: Templated;

  beforeAll(async () => {
    templated = await templateNetwork('networks/homelab');
  }, 300_000);

  it('is not read back empty', () => {
    const specs = objectSpecs(templated.values);
    expect(specs.length).toBeGreaterThan(20);
    expect(templated.manifests.length).toBeGreaterThan(specs.length);
  });

  it(TROUBLESHOOTING.title, async () => {
    expect(await mistakesOf(TROUBLESHOOTING, templated)).toEqual([]);
  });
});
