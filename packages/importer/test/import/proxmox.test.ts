import { importFiles, onlyText, printFindings } from '../import-files.ts';
import { MANIFESTS } from './manifests.ts';

/** As Proxmox VE 9 writes them. */
const PVE = {
  'pve/corosync.conf':
    'nodelist {\n  node {\n    name: pve1\n    nodeid: 1\n    ring0_addr: 192.168.20.2\n  }\n  node {\n    name: pve2\n    nodeid: 2\n    ring0_addr: 192.168.20.3\n  }\n}\n',
  'pve/sdn/zones.cfg': 'vxlan: k3szone\n\tipam pve\n\tmtu 1450\n\tpeers 192.168.20.2,192.168.20.3\n\n',
  'pve/sdn/vnets.cfg': 'vnet: k3svnet\n\tzone k3szone\n\talias for the nodes\n\ttag 100\n\n',
  'pve/sdn/subnets.cfg':
    'subnet: k3szone-10.0.0.0-24\n\tvnet k3svnet\n\tdhcp-range start-address=10.0.0.100,end-address=10.0.0.199\n\tgateway 10.0.0.1\n\n',
};

const nodes = (annotate: (address: string) => string): string =>
  MANIFESTS['nodes.yaml']
    .replace(
      '  name: alpha\n',
      `  name: alpha\n  annotations: { flannel.alpha.coreos.com/public-ip: ${annotate('10.0.0.11')} }\n`,
    )
    .replace(
      '{ name: beta }',
      `{ name: beta, annotations: { flannel.alpha.coreos.com/public-ip: ${annotate('10.0.0.12')} } }`,
    );

describe('import of the configuration of Proxmox', () => {
  it('gives the hosts and the SDN, and the addresses that flannel has there', async () => {
    const imported = await importFiles({ ...PVE, 'nodes.yaml': nodes((address) => address) });
    const text = onlyText(imported);
    expect(text).toContain(`
proxmox:
  hosts:
    - name: pve1
      address: 192.168.20.2
    - name: pve2
      address: 192.168.20.3
  sdn:
    zones:
      - name: k3szone
        type: vxlan
        ipam: pve
        mtu: 1450
        peers:
          - 192.168.20.2
          - 192.168.20.3
    vnets:
      - name: k3svnet
        zone: k3szone
        vni: 100
        alias: for the nodes
        subnets:
          - cidr: 10.0.0.0/24
            gateway: 10.0.0.1
`);
    expect(text).toContain('  flannel:\n    network: sdn\n');
    expect(text).toContain('      sdnAddress: 10.0.0.11\n');
    expect(printFindings(imported)).toEqual([]);
    expect(imported.networks[0]?.leftOut).toMatchObject([
      { kind: 'subnet', name: 'k3szone-10.0.0.0-24', why: 'ranges of its DHCP server are not read' },
    ]);
  });

  it('gives no SDN address to nodes that flannel reaches elsewhere', async () => {
    const text = onlyText(
      await importFiles({
        ...PVE,
        'nodes.yaml': nodes((address) => address.replace('10.0.0.', '192.168.20.')),
      }),
    );
    expect(text).not.toMatch(/sdnAddress|network: sdn/);
  });

  it('lists the SDN where no file states the hosts', async () => {
    const { 'pve/corosync.conf': _hosts, ...sdn } = PVE;
    const imported = await importFiles({ ...sdn, ...MANIFESTS });
    expect(onlyText(imported)).not.toContain('proxmox:');
    const why = 'no corosync.conf states the Proxmox hosts, which the network file needs';
    expect(
      imported.networks[0]?.leftOut.filter((one) => one.why === why).map(({ kind, name }) => [kind, name]),
    ).toEqual([
      ['zone', 'k3szone'],
      ['VNet', 'k3svnet'],
    ]);
  });
});
