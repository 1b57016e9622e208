import { renderSubnetsCfg, renderVnetsCfg, renderZonesCfg } from '../../src/cfg/sdn-cfg.ts';

const ZONE = {
  name: 'k3szone',
  spec: {
    type: 'vxlan' as const,
    peers: ['192.168.7.233', '192.168.7.234', '192.168.7.235'],
    mtu: 1450,
    ipam: 'pve',
  },
};

describe(renderZonesCfg, () => {
  it('writes a VXLAN zone as PVE 9 does', () => {
    expect(renderZonesCfg([ZONE], 9)).toBe(
      'vxlan: k3szone\n\tipam pve\n\tmtu 1450\n\tpeers 192.168.7.233,192.168.7.234,192.168.7.235\n\n',
    );
  });

  it('writes the peers first for PVE 8, where they are required', () => {
    expect(renderZonesCfg([ZONE], 8)).toBe(
      'vxlan: k3szone\n\tpeers 192.168.7.233,192.168.7.234,192.168.7.235\n\tipam pve\n\tmtu 1450\n\n',
    );
  });

  it('ends each section with an empty line, and writes what a type requires first', () => {
    const zones = [
      { name: 'lanes', spec: { type: 'vlan' as const, ipam: 'pve', bridge: 'vmbr0' } },
      { name: 'carrier', spec: { type: 'qinq' as const, ipam: 'pve', tag: 40, bridge: 'vmbr1' } },
      { name: 'far', spec: { type: 'vxlan' as const, 'vxlan-port': 8472, peers: ['2001:db8::1'] } },
    ];
    expect(renderZonesCfg(zones, 9)).toBe(
      'vlan: lanes\n\tbridge vmbr0\n\tipam pve\n\n' +
        'qinq: carrier\n\tbridge vmbr1\n\ttag 40\n\tipam pve\n\n' +
        'vxlan: far\n\tpeers 2001:db8::1\n\tvxlan-port 8472\n\n',
    );
  });

  it('is empty without zones', () => {
    expect(renderZonesCfg([], 9)).toBe('');
  });
});

describe(renderVnetsCfg, () => {
  it('writes a VNet as Proxmox does', () => {
    const vnet = { name: 'k3svnet', spec: { zone: 'k3szone', tag: 100, alias: 'managed by k3s-homelab' } };
    expect(renderVnetsCfg([vnet])).toBe(
      'vnet: k3svnet\n\tzone k3szone\n\talias managed by k3s-homelab\n\ttag 100\n\n',
    );
  });

  it.each([
    ['a line feed', 'first\n\tisolate-ports 1'],
    ['a comment', 'first # second'],
    ['a character outside ASCII', 'Küche'],
    ['a control character', 'first\u0007'],
    ['a quote', `it's "it"`],
    ['a template', '{{ .Values }}'],
    ['a substitution', '$(reboot)'],
    ['a space at its end', 'first '],
    ['nothing', ''],
  ])('refuses an alias with %s', (_what, alias) => {
    expect(() => renderVnetsCfg([{ name: 'k3svnet', spec: { zone: 'k3szone', alias } }])).toThrow(
      new Error(
        `alias of k3svnet is ${JSON.stringify(alias)}: a Proxmox file takes letters, digits, spaces and ()*+,-./:;<=>?@[\\]^_ there`,
      ),
    );
  });

  it('refuses an id with a space', () => {
    expect(() => renderVnetsCfg([{ name: 'k3s vnet', spec: { zone: 'k3szone' } }])).toThrow(
      new Error(
        'a section id is "k3s vnet": a Proxmox file takes letters, digits and ()*+,-./:;<=>?@[\\]^_ there',
      ),
    );
  });
});

describe(renderSubnetsCfg, () => {
  it('writes a subnet as Proxmox does', () => {
    const spec = {
      vnet: 'k3svnet',
      subnet: '10.0.0.0/24',
      gateway: '10.0.0.1',
      'dhcp-range': [{ 'start-address': '10.0.0.100', 'end-address': '10.0.0.199' }],
    };
    expect(renderSubnetsCfg([{ name: 'k3szone-10.0.0.0-24', spec }])).toBe(
      'subnet: k3szone-10.0.0.0-24\n\tvnet k3svnet\n\tdhcp-range start-address=10.0.0.100,end-address=10.0.0.199\n\tgateway 10.0.0.1\n\n',
    );
  });

  it('writes one line for each DHCP range, and 1 for true', () => {
    const spec = {
      vnet: 'lab',
      subnet: 'fd00:1::/64',
      snat: true,
      'dhcp-range': [
        { 'start-address': 'fd00:1::10', 'end-address': 'fd00:1::1f' },
        { 'start-address': 'fd00:1::30', 'end-address': 'fd00:1::3f' },
      ],
    };
    expect(renderSubnetsCfg([{ name: 'nat-fd00:1::-64', spec }])).toBe(
      'subnet: nat-fd00:1::-64\n\tvnet lab\n' +
        '\tdhcp-range start-address=fd00:1::10,end-address=fd00:1::1f\n' +
        '\tdhcp-range start-address=fd00:1::30,end-address=fd00:1::3f\n' +
        '\tsnat 1\n\n',
    );
  });
});
