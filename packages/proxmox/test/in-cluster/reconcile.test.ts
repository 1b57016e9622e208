import { runningText, writesOf } from '../reconcile/support.ts';
import { homelabValues, withLab, type Lab } from './support.ts';

const PEERS = '192.168.7.233,192.168.7.234,192.168.7.235';
const FIRST_APPLY = [
  'POST cluster/sdn/lock',
  `POST cluster/sdn/zones zone=k3szone type=vxlan ipam=pve mtu=1450 peers=${PEERS} lock-token`,
  'POST cluster/sdn/vnets vnet=k3svnet zone=k3szone tag=100 alias=netloom homelab lock-token',
  'POST cluster/sdn/vnets/k3svnet/subnets type=subnet subnet=10.0.0.0/24 lock-token',
  'PUT cluster/sdn lock-token release-lock=0',
  'DELETE cluster/sdn/lock lock-token',
];
const OWNED = ['subnet/k3szone-10.0.0.0-24', 'vnet/k3svnet', 'zone/k3szone'];

const eventsOf = ({ kube }: Lab): readonly string[] =>
  kube.events.map(({ type, reason }) => `${type} ${reason}`);

/** What somebody has made by hand and applied. */
function makeZone({ proxmox: { cluster } }: Lab, parameters: Readonly<Record<string, string>>): void {
  cluster.answer({ method: 'POST', path: 'cluster/sdn/zones', parameters }, 'root');
  cluster.answer({ method: 'PUT', path: 'cluster/sdn', parameters: {} }, 'root');
  cluster.finishTasks();
}

describe('the bundle, as the reconcile Job runs it', () => {
  it.concurrent('makes the homelab of an empty cluster, keeps its record, reports, and writes nothing the second time', () =>
    withLab({}, async (lab) => {
      const { code, stderr } = await lab.run('reconcile');
      expect([code, stderr.split('\n').at(-2)]).toEqual([0, 'no changes']);
      expect(writesOf(lab.proxmox.calls)).toEqual(FIRST_APPLY);
      expect(lab.record()).toEqual({ owned: OWNED, journal: null });
      expect(lab.report()).toMatchObject({ status: 'in-sync' });
      expect(eventsOf(lab)).toEqual(['Normal SdnApplied', 'Normal SdnInSync']);
      expect(lab.kube.events[0]?.note.split('\n')[0]).toBe(
        'pve-alpha, pve-beta, pve-gamma run what the network says.',
      );
      const before = lab.proxmox.calls.length;
      expect((await lab.run('reconcile')).code).toBe(0);
      expect(writesOf(lab.proxmox.calls.slice(before))).toEqual([]);
      expect(lab.kube.events).toHaveLength(2);
    }));

  it.concurrent('deletes nothing, though it is ours and the network has it no more', () =>
    withLab({}, async (lab) => {
      await lab.run('reconcile');
      const before = lab.proxmox.calls.length;
      const values = { ...(await homelabValues()), subnets: [] };
      const { code, stderr } = await lab.run('reconcile', { config: lab.configOf(values) });
      expect([code, stderr.split('\n')[1]]).toEqual([
        0,
        'note: subnet k3szone-10.0.0.0-24 is managed by netloom and no longer in the network: --allow-deletes removes it.',
      ]);
      expect(writesOf(lab.proxmox.calls.slice(before))).toEqual([]);
      expect(lab.record()).toEqual({ owned: OWNED, journal: null });
    }));

  it.concurrent("ends with 5 where the cluster's own VNet would change its tag, and writes nothing", () =>
    withLab({}, async (lab) => {
      await lab.run('reconcile');
      lab.kube.events.splice(0);
      const before = lab.proxmox.calls.length;
      const config = lab.configOf(await homelabValues(['vni: 100', 'vni: 101']));
      const { code, stderr } = await lab.run('reconcile', { config });
      expect([code, stderr.split('\n')[3]]).toEqual([
        5,
        'refused[needs-deletes]: vnet k3svnet would change its tag from "100" to "101": guests on it are cut off while the hosts reload.',
      ]);
      expect(writesOf(lab.proxmox.calls.slice(before))).toEqual([]);
      expect(eventsOf(lab)).toEqual(['Warning SdnRefused', 'Warning SdnDrift']);
    }));

  it.concurrent('ends with 5 where a zone of somebody else has the name, unless it may adopt', () =>
    withLab({}, async (lab) => {
      makeZone(lab, { zone: 'k3szone', type: 'vxlan', peers: PEERS, mtu: '1400', ipam: 'pve' });
      expect((await lab.run('reconcile')).code).toBe(5);
      expect(runningText(lab.proxmox)).toContain('mtu 1400');
      const values = await homelabValues(['reconcile: {}', 'reconcile: { adopt: true }']);
      expect((await lab.run('reconcile', { config: lab.configOf(values) })).code).toBe(0);
      expect(runningText(lab.proxmox)).toContain('mtu 1450');
      expect(lab.record()).toEqual({ owned: OWNED, journal: null });
    }));

  it.concurrent('ends with 1 where a host does not follow, and the next run repeats the reload alone', () =>
    withLab({}, async (lab) => {
      lab.proxmox.cluster.failing.add('pve-gamma');
      const values = await homelabValues();
      // who does not follow is asked for three minutes: the network of one host is enough to see it
      const api = { ...values.api, hosts: values.api.hosts.slice(0, 1) };
      const config = lab.configOf({ ...values, api });
      const { code } = await lab.run('reconcile', { config });
      expect([code, eventsOf(lab)]).toEqual([1, ['Warning SdnApplyFailed', 'Warning SdnDrift']]);
      lab.proxmox.cluster.failing.clear();
      const before = lab.proxmox.calls.length;
      expect((await lab.run('reconcile', { config })).code).toBe(0);
      expect(writesOf(lab.proxmox.calls.slice(before))).toEqual([
        'POST cluster/sdn/lock',
        'PUT cluster/sdn lock-token release-lock=0',
        'DELETE cluster/sdn/lock lock-token',
      ]);
    }));
});

describe('the bundle, interrupted while it reconciles', () => {
  const isFirstWrite = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
    method === 'POST' && path === 'cluster/sdn/vnets';

  it.concurrent.each(['SIGTERM', 'SIGHUP'] as const)(
    'leaves neither its writes nor its lock behind at %s',
    (name) =>
      withLab({}, async (lab) => {
        const { code } = await lab.run('reconcile', {
          onStart: (child) => {
            lab.proxmox.intercept = (call) => {
              if (isFirstWrite(call)) child.kill(name);
              return 'none';
            };
          },
        });
        expect(code).toBe(130);
        const { sdn } = lab.proxmox.cluster;
        expect([runningText(lab.proxmox), sdn.config.zones.text, sdn.lock]).toEqual(['', '', null]);
        expect(lab.record()).toEqual({ owned: [], journal: null });
      }),
  );

  it.concurrent('continues where it was killed, and releases the lock of the dead run', () =>
    withLab({}, async (lab) => {
      const { code } = await lab.run('reconcile', {
        onStart: (child) => {
          lab.proxmox.intercept = (call) => {
            if (!isFirstWrite(call)) return 'none';
            child.kill('SIGKILL');
            return 'before';
          };
        },
      });
      expect([code, lab.proxmox.cluster.sdn.lock]).not.toEqual([0, null]);
      expect(lab.record()).toMatchObject({ journal: { phase: 'writing' } });
      lab.proxmox.intercept = () => 'none';
      expect((await lab.run('reconcile')).code).toBe(0);
      expect(lab.proxmox.cluster.sdn.lock).toBeNull();
      expect(lab.record()).toEqual({ owned: OWNED, journal: null });
    }));

  it.concurrent('begins nothing where its record is gone', () =>
    withLab({}, async (lab) => {
      lab.kube.configMaps.delete('proxmox-sdn-record');
      const { code, stderr } = await lab.run('reconcile');
      expect(code).toBe(4);
      expect(stderr).toContain(
        'ConfigMap netloom-system/proxmox-sdn-record is gone: sync the Application, or run `helm upgrade` again.\n',
      );
      expect(writesOf(lab.proxmox.calls)).toEqual([]);
    }));

  it.concurrent('begins nothing where another run writes the record', () =>
    withLab({}, async (lab) => {
      lab.kube.intercept = ({ method, path }) => {
        const found = lab.kube.configMaps.get('proxmox-sdn-record');
        if (method === 'PATCH' && path.endsWith('proxmox-sdn-record') && found !== undefined) {
          lab.kube.configMaps.set('proxmox-sdn-record', { ...found, resourceVersion: 99 });
        }
        return 'none';
      };
      const { code, stderr } = await lab.run('reconcile');
      expect(code).toBe(4);
      expect(stderr).toContain('Another run writes the record at the same time: PATCH ');
      expect(writesOf(lab.proxmox.calls)).toEqual([]);
    }));

  it.concurrent('continues where the API server is away for a moment, at each write of the record', () =>
    withLab({}, async (lab) => {
      let writes = 0;
      lab.kube.intercept = ({ method, path }) => {
        if (method !== 'PATCH' || !path.endsWith('proxmox-sdn-record')) return 'none';
        writes += 1;
        // every other one: not arrived, or arrived and not answered
        return writes % 2 === 0 ? 'none' : writes % 4 === 1 ? 'before' : 'after';
      };
      expect((await lab.run('reconcile')).code).toBe(0);
      expect(writesOf(lab.proxmox.calls)).toEqual(FIRST_APPLY);
      expect(lab.record()).toEqual({ owned: OWNED, journal: null });
    }));
});
