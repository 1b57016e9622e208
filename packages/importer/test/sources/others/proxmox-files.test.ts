import { toValue } from '@netloom/diagnostics';
import { readProxmoxFile } from '../../../src/sources/others/proxmox-files.ts';
import { sourcesOf } from '../../support/temp-folder.ts';

const read = (text: string) => toValue(readProxmoxFile({ file: 'x.cfg', text, root: null }));

describe(readProxmoxFile, () => {
  it('reads sections with their keys', () => {
    expect(
      read('vxlan: zone1\n\tpeers 10.0.0.1,10.0.0.2\n\tmtu 1450\n\nsimple: zone2\n\tipam pve\n'),
    ).toEqual([
      { type: 'vxlan', id: 'zone1', peers: '10.0.0.1,10.0.0.2', mtu: '1450' },
      { type: 'simple', id: 'zone2', ipam: 'pve' },
    ]);
  });

  it('reads the stanzas of interfaces', () => {
    expect(read('auto lo\niface vmbr0 inet static\n\taddress 10.0.10.2/24\n\tgateway 10.0.10.1\n')).toEqual([
      { auto: 'lo' },
      { iface: 'vmbr0', family: 'inet', method: 'static', address: '10.0.10.2/24', gateway: '10.0.10.1' },
    ]);
  });
});

describe('the folder of Proxmox', () => {
  it('has the hosts of corosync.conf', async () => {
    const { machines, others } = await sourcesOf({
      'etc/pve/corosync.conf':
        'nodelist {\n  node {\n    name: pve1\n    nodeid: 1\n    ring0_addr: 10.0.10.2\n  }\n}\ntotem {\n  version: 2\n}\n',
      'etc/pve/sdn/zones.cfg': 'vxlan: zone1\n\tmtu 1450\n',
    });
    expect(machines.map(({ from, name, address }) => [from, name?.value, address?.value])).toEqual([
      ['proxmox', 'pve1', '10.0.10.2'],
    ]);
    expect(others.map(({ file }) => file)).toEqual(['etc/pve/corosync.conf', 'etc/pve/sdn/zones.cfg']);
  });
});
