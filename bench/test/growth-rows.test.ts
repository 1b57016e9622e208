import { parseBytes } from '@netloom/diagnostics';
import { checkNetwork, withReach } from '@netloom/engine';
import { DIMENSIONS } from '../src/dimensions/dimensions.ts';
import { exponentOf, growthRows } from '../src/dimensions/growth-rows.ts';

describe(growthRows, () => {
  it.each(DIMENSIONS)('grows $name without a mistake', async ({ name, network }) => {
    const loaded = await withReach(parseBytes(Buffer.from(network(20)), 'network.yaml'));
    const checked = checkNetwork(loaded);
    const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
    expect(checked.kind).toBe('checked');
    expect(errors.map(({ code }) => code)).toEqual(name === 'findings' ? ['hosts-share-address'] : []);
  });

  it('gives each row a name of its own', () => {
    const names = growthRows().map(({ name }) => name);
    expect(new Set(names).size).toBe(DIMENSIONS.length);
  });
});

describe(exponentOf, () => {
  it('is that of the part that grows', () => {
    expect(exponentOf([100, 110, 140])).toBeCloseTo(1);
    expect(exponentOf([100, 110, 260])).toBeCloseTo(2);
  });
});
