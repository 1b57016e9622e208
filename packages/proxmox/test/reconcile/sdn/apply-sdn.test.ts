import { printSdnPlan } from '../../../src/reconcile/index.ts';
import { applySdn } from '../../../src/reconcile/sdn/apply-sdn.ts';
import { homelab, runningText, withBench, writesOf } from '../support.ts';

const PEERS = '192.168.7.233,192.168.7.234,192.168.7.235';
const RUNNING = `vxlan: k3szone\n\tipam pve\n\tmtu 1450\n\tpeers ${PEERS}\n\nvnet: k3svnet\n\tzone k3szone\n\talias netloom homelab\n\ttag 100\n\nsubnet: k3szone-10.0.0.0-24\n\tvnet k3svnet\n\n`;

describe(applySdn, () => {
  it('makes the homelab of an empty cluster, each write once and in order, and nothing the second time', () =>
    withBench({}, async (bench) => {
      const desired = await homelab();
      expect(printSdnPlan(await bench.apply(desired))).toBe(
        [
          'Proxmox VE 9.1.2',
          `  + zone k3szone: type vxlan, ipam pve, mtu 1450, peers ${PEERS}`,
          '  + vnet k3svnet: zone k3szone, tag 100, alias netloom homelab',
          '  + subnet k3szone-10.0.0.0-24: vnet k3svnet',
          '  ! reload every host: the changes above',
          '3 to create, 0 to change, 0 to delete',
          '',
        ].join('\n'),
      );
      expect(writesOf(bench.double.calls)).toEqual([
        'POST cluster/sdn/lock',
        `POST cluster/sdn/zones zone=k3szone type=vxlan ipam=pve mtu=1450 peers=${PEERS} lock-token`,
        'POST cluster/sdn/vnets vnet=k3svnet zone=k3szone tag=100 alias=netloom homelab lock-token',
        'POST cluster/sdn/vnets/k3svnet/subnets type=subnet subnet=10.0.0.0/24 lock-token',
        'PUT cluster/sdn lock-token release-lock=0',
        'DELETE cluster/sdn/lock lock-token',
      ]);
      expect(runningText(bench.double)).toBe(RUNNING);
      expect(bench.double.cluster.sdn.lock).toBeNull();
      expect(bench.store.record).toEqual({
        owned: ['subnet/k3szone-10.0.0.0-24', 'vnet/k3svnet', 'zone/k3szone'],
        journal: null,
      });
      const before = bench.double.calls.length;
      expect(printSdnPlan(await bench.apply(desired))).toBe('Proxmox VE 9.1.2\nno changes\n');
      expect(writesOf(bench.double.calls.slice(before))).toEqual([]);
    }));
});
