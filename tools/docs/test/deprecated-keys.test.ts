import { deprecatedKeysTable } from '../src/deprecated-keys.ts';

describe(deprecatedKeysTable, () => {
  it('has a row for each key', () => {
    const versions = { since: '0.3.0', removedIn: '1.0.0' };
    const table = deprecatedKeysTable([
      { key: 'lan.mtu', instead: 'lan.linkMtu', ...versions, move: 'write lan.linkMtu' },
      { key: 'services[].port', instead: null, ...versions, move: 'leave it out' },
    ]);
    expect(table.split('\n').slice(2)).toEqual([
      '| `lan.mtu` | `lan.linkMtu` | 0.3.0 | 1.0.0 | write lan.linkMtu |',
      '| `services[].port` | – | 0.3.0 | 1.0.0 | leave it out |',
    ]);
  });

  it('says so where there is none', () => {
    expect(deprecatedKeysTable([])).toBe('No key of `netloom/v1` is deprecated.');
  });
});
