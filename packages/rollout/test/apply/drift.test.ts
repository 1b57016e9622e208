import { pool } from '@netloom/cluster/testing';
import { drift } from '../../src/apply/drift.ts';

const EDITED = { addresses: ['192.168.7.231-192.168.7.240'], autoAssign: false };
const fieldsOf = (...fields: readonly string[]): object => ({
  'f:spec': Object.fromEntries(fields.map((field) => [`f:${field}`, {}])),
});

describe(drift, () => {
  it('finds nothing where an object holds what its release wrote', () => {
    expect(drift(pool(), { ...pool(), spec: { ...(pool().spec as object), autoAssign: true } })).toEqual([]);
  });

  it('names who has changed a field, as the object says it', () => {
    const managedFields = [
      { manager: 'kubectl-edit', operation: 'Update', fieldsV1: fieldsOf('addresses') },
      { manager: 'controller', operation: 'Update', fieldsV1: fieldsOf('avoidBuggyIPs') },
      { manager: 'helm', operation: 'Update', fieldsV1: fieldsOf('addresses', 'autoAssign') },
    ];
    expect(drift(pool(), { ...pool({ managedFields }), spec: EDITED })).toEqual([
      { manager: 'kubectl-edit', field: '.spec.addresses' },
    ]);
  });

  it('says somebody where nobody is named', () => {
    expect(drift(pool(), { ...pool(), spec: EDITED })).toEqual([
      { manager: 'somebody', field: '.spec.addresses' },
    ]);
  });
});
