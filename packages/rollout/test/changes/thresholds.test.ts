import { parseObject, type ApiObject } from '@netloom/cluster';
import { diffObjects } from '../../src/changes/objects/diff-objects.ts';
import { tooManyDeletes } from '../../src/changes/thresholds.ts';

function endpoints(count: number): readonly ApiObject[] {
  return Array.from({ length: count }, (_, index) =>
    parseObject({
      apiVersion: 'externaldns.k8s.io/v1alpha1',
      kind: 'DNSEndpoint',
      metadata: { name: `host-${index}` },
    }),
  );
}

/** Deletes from the end. */
function checked({
  deletes,
  of,
  allow = 0,
}: {
  readonly deletes: number;
  readonly of: number;
  readonly allow?: number;
}) {
  const before = endpoints(of);
  const changes = diffObjects(before, before.slice(0, of - deletes));
  return tooManyDeletes({ before, changes, allowed: new Map([['DNSEndpoint', allow]]) }).map(
    ({ message }) => message,
  );
}

describe(tooManyDeletes, () => {
  it.each([
    [{ deletes: 3, of: 10 }, []],
    [{ deletes: 4, of: 10 }, ['deletes 4 of 10 DNSEndpoint (40 % > 30 %)']],
    [{ deletes: 4, of: 12 }, ['deletes 4 of 12 DNSEndpoint (33 % > 30 %)']],
    [{ deletes: 9, of: 9 }, []],
    [{ deletes: 10, of: 10 }, ['deletes 10 of 10 DNSEndpoint (100 % > 30 %)']],
    [{ deletes: 301, of: 1000 }, ['deletes 301 of 1000 DNSEndpoint (30.1 % > 30 %)']],
    [{ deletes: 300, of: 1000 }, []],
    [{ deletes: 4, of: 12, allow: 3 }, ['deletes 4 of 12 DNSEndpoint (33 % > 30 %)']],
    [{ deletes: 4, of: 12, allow: 4 }, []],
  ])('checks %j', (case_, expected) => {
    expect(checked(case_)).toEqual(expected);
  });

  it('says how to go on', () => {
    const before = endpoints(10);
    const changes = diffObjects(before, []);
    expect(tooManyDeletes({ before, changes, allowed: new Map() })).toEqual([
      {
        code: 'too-many-deletes',
        message: 'deletes 10 of 10 DNSEndpoint (100 % > 30 %)',
        help: 'pass --allow-deletes DNSEndpoint=10 if that is what you want',
      },
    ]);
  });

  it('counts each kind by itself', () => {
    const services = Array.from({ length: 20 }, (_, index) =>
      parseObject({ apiVersion: 'v1', kind: 'Service', metadata: { name: `s-${index}` } }),
    );
    const before = [...endpoints(10), ...services];
    const changes = diffObjects(before, before.slice(5));
    expect(tooManyDeletes({ before, changes, allowed: new Map() }).map(({ message }) => message)).toEqual([
      'deletes 5 of 10 DNSEndpoint (50 % > 30 %)',
    ]);
  });
});
