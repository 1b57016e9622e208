import { dependOnNetloom } from '../src/depend-on-netloom.ts';

const fileMap = {
  projectFileMap: {
    'network-home': [{ file: 'networks/home/network.yaml' }],
    web: [{ file: 'web/index.ts' }],
  },
};

describe(dependOnNetloom, () => {
  it('draws an edge from each network to the package', () => {
    expect(dependOnNetloom(undefined, { fileMap, externalNodes: { 'npm:netloom': {} } })).toEqual([
      { source: 'network-home', target: 'npm:netloom', type: 'implicit' },
    ]);
  });

  it('draws none where the lock file does not have the package', () => {
    expect(dependOnNetloom(undefined, { fileMap, externalNodes: {} })).toEqual([]);
  });
});
