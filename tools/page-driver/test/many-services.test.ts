import { parseSource } from '@netloom/diagnostics';
import { checkNetwork } from '@netloom/engine';
import { manyServices } from '../src/many-services.ts';

describe(manyServices, () => {
  it.each([250, 500])('gives a valid network of %d services, and as many hosts', (count) => {
    const checked = checkNetwork(parseSource(manyServices(count), 'network.yaml'));
    if (checked.kind !== 'checked') throw new Error('the network has mistakes of form');
    const { network } = checked.facts;
    expect([network.services.length, network.exposures.length]).toEqual([count, count]);
    expect(checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
