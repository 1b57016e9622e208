import { parseObject, type ApiObject } from '@netloom/cluster';
import { withoutDefaults } from '../../../src/sources/cluster/server-defaults.ts';
import { managedBy } from './live-objects.ts';

const pool = (spec: object, ...managedFields: readonly object[]): ApiObject =>
  parseObject({
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name: 'lan', managedFields },
    spec: { addresses: ['10.0.10.230/32'], ...spec },
  });

describe(withoutDefaults, () => {
  it('drops a default, whoever the server counts it to', () => {
    const filled = pool(
      { autoAssign: true, avoidBuggyIPs: false },
      managedBy({ manager: 'helm', spec: ['addresses', 'autoAssign', 'avoidBuggyIPs'] }),
    );
    expect(withoutDefaults(filled).spec).toEqual({ addresses: ['10.0.10.230/32'] });
  });

  it('keeps what is no default', () => {
    const spec = { autoAssign: false, avoidBuggyIPs: true };
    expect(withoutDefaults(pool(spec)).spec).toMatchObject(spec);
  });

  it('keeps a default that was applied by server-side apply', () => {
    const applied = managedBy({ manager: 'kubectl', operation: 'Apply', spec: ['addresses', 'autoAssign'] });
    expect(withoutDefaults(pool({ autoAssign: true, avoidBuggyIPs: false }, applied)).spec).toEqual({
      addresses: ['10.0.10.230/32'],
      autoAssign: true,
    });
  });
});
