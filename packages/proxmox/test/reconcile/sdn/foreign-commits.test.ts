import { foreignCommits } from '../../../src/reconcile/sdn/foreign-commits.ts';
import type { ObservedObject } from '../../../src/reconcile/sdn/read-sdn.ts';
import { keyOf, type SdnOptions } from '../../../src/reconcile/sdn/sdn-object.ts';
import { homelab, withBench, type Bench } from '../support.ts';

const EIGHT = ['proxmox:\n', 'proxmox:\n  version: 8\n'] as const;

function vnet(id: string, running: SdnOptions | null, edited: SdnOptions | null): ObservedObject {
  return { kind: 'vnet', id, running, edited, state: null };
}

const objects = (...all: readonly ObservedObject[]): ReadonlyMap<string, ObservedObject> =>
  new Map(all.map((object) => [keyOf(object), object]));

/** Somebody edits when the commit has arrived and is not yet done. */
function editAtCommit({ double }: Bench, edit: () => void): void {
  double.intercept = ({ method, path }) => {
    if (method === 'PUT' && path === 'cluster/sdn') edit();
    return 'none';
  };
}

describe(foreignCommits, () => {
  const A = { zone: 'z', tag: '1' };

  it('finds what came, went and changed, and nothing where all runs that waited', () => {
    const before = objects(vnet('same', null, A), vnet('changed', A, A), vnet('gone', A, A));
    const after = objects(vnet('same', A, A), vnet('changed', { ...A, tag: '2' }, A), vnet('new', A, A));
    expect(foreignCommits({ before, after }).map(({ text }) => text)).toEqual([
      'vnet changed is changed',
      'vnet gone is gone',
      'vnet new is new',
    ]);
  });

  it('accepts a deletion that was pending and was committed', () => {
    expect(foreignCommits({ before: objects(vnet('old', A, null)), after: objects() })).toEqual([]);
  });

  it('says nothing of the subnets of a VNet that somebody is about to delete', () => {
    const subnet: ObservedObject = {
      kind: 'subnet',
      id: 'z-10.0.0.0-24',
      running: { vnet: 'v' },
      edited: { vnet: 'v' },
      state: null,
    };
    const before = objects(vnet('v', A, A), subnet);
    expect(foreignCommits({ before, after: objects(vnet('v', A, null)) })).toEqual([]);
  });
});

describe('applySdn on Proxmox VE 8, which has no lock', () => {
  it('reports a VNet of somebody else that was committed with ours, and succeeds', () =>
    withBench({ version: '8.4.14' }, async (bench) => {
      editAtCommit(bench, () => {
        const options = new Map([
          ['zone', 'k3szone'],
          ['tag', '101'],
        ]);
        bench.double.cluster.sdn.create('vnets', 'v2', { type: 'vnet', options });
      });
      await bench.apply(await homelab(EIGHT));
      expect(bench.progress).toContain(
        '  ! vnet v2 is new: somebody changed it while netloom wrote, and it was committed together with this apply',
      );
    }));

  it('fails where what was changed is ours', () =>
    withBench({ version: '8.4.14' }, async (bench) => {
      editAtCommit(bench, () => {
        const set = new Map([['mtu', '1400']]);
        bench.double.cluster.sdn.update('zones', 'k3szone', { set, unset: [] });
      });
      const desired = await homelab(EIGHT);
      await expect(bench.apply(desired)).rejects.toThrow(
        'The configuration is committed, but zone k3szone is changed: somebody changed it between the last read and the commit.\nFix that. Run `netloom proxmox apply` again.',
      );
      bench.double.intercept = () => 'none';
      expect((await bench.plan(desired)).writes.map(({ id }) => id)).toEqual(['k3szone']);
      await bench.apply(desired);
      expect((await bench.plan(desired)).writes).toEqual([]);
    }));

  it('refuses to commit a change of an option or a controller that no network decides', () =>
    withBench({ version: '8.4.14' }, async (bench) => {
      const desired = await homelab(EIGHT);
      await bench.apply(desired);
      const { cluster } = bench.double;
      const { sdn } = cluster;
      sdn.create('zones', 'evpn1', {
        type: 'evpn',
        options: new Map([
          ['controller', 'c1'],
          ['exitnodes', 'pve-alpha'],
        ]),
      });
      sdn.commit({});
      for (const host of cluster.hosts) cluster.loaded.set(host, sdn.version);
      expect((await bench.plan(desired)).refusals).toEqual([]);
      sdn.update('zones', 'evpn1', { set: new Map([['exitnodes', 'pve-beta']]), unset: [] });
      cluster.controllers = [{ controller: 'c1', type: 'evpn', state: 'changed', pending: { asn: 65001 } }];
      expect((await bench.plan(desired)).refusals.map(({ message }) => message)).toEqual([
        'A change of somebody else is pending: zone evpn1 is changed. An apply would commit it too.',
        'A change of somebody else is pending: controller c1 is changed. An apply would commit it too.',
      ]);
    }));
});
