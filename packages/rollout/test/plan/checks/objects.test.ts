import { parseObject, type ApiObject, type ObjectRef, type Owner } from '@netloom/cluster';
import { pool } from '@netloom/cluster/testing';
import type { ObjectChange } from '../../../src/changes/objects/diff-objects.ts';
import type { Refusal } from '../../../src/changes/refusal.ts';
import type { ObservedObject } from '../../../src/observe/observed-object.ts';
import { adoptionNotes, objectRefusals, type ObjectChecksInput } from '../../../src/plan/checks/objects.ts';
import { managing, observed, OURS, REF, served, taken } from '../../observed.ts';
import { release } from '../../releases.ts';

const HELM: Owner = { kind: 'helm', release: 'lb', namespace: 'lb-system' };

function check(more: Partial<ObjectChecksInput>): readonly Refusal[] {
  return [
    ...objectRefusals({
      objects: [],
      changes: [],
      release: release(),
      forceConflicts: false,
      installedGroups: new Set(),
      installCommand: () => null,
      addonSources: new Map([['kube-system/pools', '/var/lib/rancher/k3s/server/manifests/pools.yaml']]),
      ...more,
    }),
  ];
}

function foreign(owner: Owner, more: Partial<ObjectRef & Pick<ObjectChange, 'action'>> = {}): ObjectChange {
  return { ...REF, action: 'refuse', owner, fields: [], ...more };
}

describe(objectRefusals, () => {
  it('names what is there already, once for each owner', () => {
    const changes = [
      foreign({ kind: 'nobody' }, { name: 'a' }),
      foreign({ kind: 'nobody' }, { name: 'b' }),
      foreign(HELM),
    ];
    expect(check({ changes })).toEqual([
      {
        code: 'foreign-object',
        message:
          'IPAddressPool metallb-system/a, IPAddressPool metallb-system/b already exist and belong to nobody.',
        help: 'The plan shows what would change; --adopt takes over.',
      },
      {
        code: 'foreign-object',
        message:
          'IPAddressPool metallb-system/lan already exists and belongs to the Helm release lb of lb-system.',
        help: 'The plan shows what would change; --adopt takes over.',
      },
    ]);
  });

  it('names the source of what is never adopted', () => {
    const changes = [
      foreign({ kind: 'k3s', owner: 'Addon', namespace: 'kube-system', name: 'pools' }),
      foreign({ kind: 'argo', application: 'network' }),
    ];
    expect(check({ changes })).toEqual([
      {
        code: 'owned-elsewhere',
        message:
          'IPAddressPool metallb-system/lan belongs to K3s (Addon kube-system/pools), from /var/lib/rancher/k3s/server/manifests/pools.yaml, which would revert what netloom writes.',
        help: 'Take it out of that manifest on every server, or out of the network, then run this again.',
      },
      {
        code: 'owned-elsewhere',
        message:
          'IPAddressPool metallb-system/lan belongs to the Argo CD Application network, which would revert what netloom writes.',
        help: 'Take it out of what the Application syncs from, or out of the network, then run this again.',
      },
    ]);
  });

  it('refuses fields that somebody else has changed, unless they are to be taken back', () => {
    const managedFields = [managing('kubectl-edit', 'addresses')];
    const desired = pool();
    const live = served(parseObject({ ...desired, spec: { addresses: ['192.168.7.1/32'] } }), {
      managedFields,
    });
    const objects = [observed({ installed: desired, desired, live, dryRun: taken('both', served(desired)) })];
    expect(check({ objects })).toEqual([
      {
        code: 'field-conflict',
        message:
          'IPAddressPool metallb-system/lan was changed by somebody else: "kubectl-edit" manages .spec.addresses.',
        help: 'Write it into the network if it is right; --force-conflicts takes the fields back.',
      },
    ]);
    expect(check({ objects, forceConflicts: true })).toEqual([]);
  });

  it('refuses to write what is being deleted', () => {
    const live = pool({
      annotations: OURS,
      deletionTimestamp: '2026-11-23T00:00:00Z',
      finalizers: ['metallb.io/hold'],
    });
    expect(check({ objects: [observed({ desired: pool(), live, dryRun: taken('desired', live) })] })).toEqual(
      [
        {
          code: 'object-going',
          message:
            'IPAddressPool metallb-system/lan is being deleted and waits for the finalizer metallb.io/hold.',
          help: 'Run this again when it is gone: the controller that set the finalizer has to run for that.',
        },
      ],
    );
  });

  it('refuses a kind that nobody installs, once, with the command that installs it', () => {
    const missing = (desired: ApiObject): ObservedObject => observed({ desired, served: false });
    const objects = [missing(pool()), missing(pool({ name: 'other' }))];
    expect(check({ objects, installCommand: () => 'helm upgrade --install metallb' })).toEqual([
      {
        code: 'kind-missing',
        message: 'The cluster does not serve IPAddressPool of metallb.io/v1beta1.',
        help: 'helm upgrade --install metallb',
      },
    ]);
    expect(check({ objects })[0]?.help).toBe('Install the controller that provides it.');
    expect(check({ objects, installedGroups: new Set(['metallb.io']) })).toEqual([]);
  });
});

describe(adoptionNotes, () => {
  it('says once what a release that loses its objects would do', () => {
    const adopted = ['a', 'b'].map((name) => foreign(HELM, { action: 'adopt', name }));
    expect([...adoptionNotes(adopted)]).toEqual([
      'The Helm release lb of lb-system still lists what is adopted from it: its next upgrade or uninstall would take that away. Take it out of its chart, each with the annotation helm.sh/resource-policy: keep, first.',
    ]);
    expect([...adoptionNotes([foreign(HELM)])]).toEqual([]);
  });
});
