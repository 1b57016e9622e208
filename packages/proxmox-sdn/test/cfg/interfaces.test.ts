import { renderInterfaces } from '../../src/cfg/interfaces.ts';

const SDN = {
  zones: [
    {
      name: 'k3szone',
      spec: {
        type: 'vxlan' as const,
        mtu: 1450,
        peers: ['192.168.7.233', '192.168.7.234', '192.168.7.235'],
      },
    },
  ],
  vnets: [{ name: 'k3svnet', spec: { zone: 'k3szone', tag: 100, alias: 'managed by k3s-homelab' } }],
  subnets: [],
};

const BRIDGE = `#version:1

auto k3svnet
iface k3svnet
	bridge_ports vxlan_k3svnet
	bridge_stp off
	bridge_fd 0
	mtu 1450
	alias managed by k3s-homelab

auto vxlan_k3svnet
iface vxlan_k3svnet
	vxlan-id 100
`;

describe(renderInterfaces, () => {
  it('writes what Proxmox writes on a host: the other hosts are its peers', () => {
    expect(renderInterfaces(SDN, ['192.168.7.233'])).toBe(
      `${BRIDGE}	vxlan_remoteip 192.168.7.234
	vxlan_remoteip 192.168.7.235
	mtu 1450
`,
    );
  });

  it('lists every peer on a host that is none, and a port that is not the default', () => {
    const zones = SDN.zones.map(({ name, spec }) => ({ name, spec: { ...spec, 'vxlan-port': 8472 } }));
    expect(renderInterfaces({ ...SDN, zones }, ['192.168.7.9'])).toBe(
      `${BRIDGE}	vxlan_remoteip 192.168.7.233
	vxlan_remoteip 192.168.7.234
	vxlan_remoteip 192.168.7.235
	vxlan-port 8472
	mtu 1450
`,
    );
  });

  it('has nothing but its version where no zone carries a VNet, or a VXLAN has no identifier', () => {
    expect(renderInterfaces({ ...SDN, zones: [] }, [])).toBe('#version:1\n');
    const vnets = [{ name: 'k3svnet', spec: { zone: 'k3szone' } }];
    expect(renderInterfaces({ ...SDN, vnets }, [])).toBe('#version:1\n');
  });

  it('sorts the interfaces of several VNets by name, and takes IPv6 peers', () => {
    const peers = ['2001:db8::11', '2001:db8::12'];
    const vnets = [
      { name: 'zeta', spec: { zone: 'six', tag: 7 } },
      { name: 'Beta', spec: { zone: 'six', tag: 8 } },
    ];
    const zones = [{ name: 'six', spec: { type: 'vxlan' as const, mtu: 8950, peers } }];
    const bridge = (name: string): string =>
      `
auto ${name}
iface ${name}
	bridge_ports vxlan_${name}
	bridge_stp off
	bridge_fd 0
	mtu 8950
`;
    const tunnel = (name: string, id: number): string =>
      `
auto vxlan_${name}
iface vxlan_${name}
	vxlan-id ${id}
	vxlan_remoteip 2001:db8::12
	mtu 8950
`;
    expect(renderInterfaces({ zones, vnets, subnets: [] }, ['192.0.2.11', '2001:db8::11'])).toBe(
      `#version:1\n${bridge('Beta')}${tunnel('Beta', 8)}${tunnel('zeta', 7)}${bridge('zeta')}`,
    );
  });

  it('gives a simple zone the gateways of its subnets, and turns on forwarding', () => {
    expect(
      renderInterfaces(
        {
          zones: [{ name: 'nat', spec: { type: 'simple', ipam: 'pve', dhcp: 'dnsmasq' } }],
          vnets: [{ name: 'lab', spec: { zone: 'nat', alias: 'behind the host' } }],
          subnets: [
            { name: 'nat-fd00:1::-64', spec: { vnet: 'lab', subnet: 'fd00:1::/64', gateway: 'fd00:1::1' } },
            { name: 'nat-10.1.0.0-24', spec: { vnet: 'lab', subnet: '10.1.0.0/24', gateway: '10.1.0.1' } },
            { name: 'nat-10.2.0.0-24', spec: { vnet: 'lab', subnet: '10.2.0.0/24' } },
          ],
        },
        ['192.0.2.11'],
      ),
    ).toBe(`#version:1

auto lab
iface lab
	address 10.1.0.1/24
	address fd00:1::1/64
	bridge_ports none
	bridge_stp off
	bridge_fd 0
	alias behind the host
	ip-forward on
	ip6-forward on
`);
  });

  it('translates what leaves a simple zone with snat, by the address of the host in the same family', () => {
    const subnets = [
      {
        name: 'nat-10.1.0.0-24',
        spec: { vnet: 'lab', subnet: '10.1.0.0/24', gateway: '10.1.0.1', snat: true },
      },
      {
        name: 'nat-fd00:1::-64',
        spec: { vnet: 'lab', subnet: 'fd00:1::/64', gateway: 'fd00:1::1', snat: true },
      },
    ];
    const sdn = {
      zones: [{ name: 'nat', spec: { type: 'simple' as const } }],
      vnets: [{ name: 'lab', spec: { zone: 'nat' } }],
      subnets,
    };
    expect(renderInterfaces(sdn, ['192.0.2.11'])).toBe(`#version:1

auto lab
iface lab
	address 10.1.0.1/24
	post-up iptables -t nat -A POSTROUTING -s '10.1.0.0/24' -o vmbr0 -j SNAT --to-source 192.0.2.11
	post-down iptables -t nat -D POSTROUTING -s '10.1.0.0/24' -o vmbr0 -j SNAT --to-source 192.0.2.11
	post-up iptables -t raw -I PREROUTING -i fwbr+ -j CT --zone 1
	post-down iptables -t raw -D PREROUTING -i fwbr+ -j CT --zone 1
	address fd00:1::1/64
	bridge_ports none
	bridge_stp off
	bridge_fd 0
	ip-forward on
	ip6-forward on
`);
  });

  it('routes to a guest with an address of its own, whose gateway two subnets may share', () => {
    const subnets = ['198.51.100.7', '198.51.100.8'].map((address) => ({
      name: `nat-${address}-32`,
      spec: { vnet: 'lab', subnet: `${address}/32`, gateway: '192.0.2.1' },
    }));
    const zones = [{ name: 'nat', spec: { type: 'simple' as const } }];
    expect(renderInterfaces({ zones, vnets: [{ name: 'lab', spec: { zone: 'nat' } }], subnets }, []))
      .toBe(`#version:1

auto lab
iface lab
	address 192.0.2.1/32
	up ip route add 198.51.100.7/32 dev lab
	up ip route add 198.51.100.8/32 dev lab
	bridge_ports none
	bridge_stp off
	bridge_fd 0
	ip-forward on
`);
  });

  it('hangs a VNet of a vlan zone on its VLAN of the bridge', () => {
    expect(
      renderInterfaces(
        {
          zones: [{ name: 'lanes', spec: { type: 'vlan', bridge: 'vmbr0', mtu: 9000 } }],
          vnets: [
            { name: 'lane7', spec: { zone: 'lanes', tag: 7, alias: 'the seventh' } },
            { name: 'lane', spec: { zone: 'lanes' } },
          ],
          subnets: [],
        },
        [],
      ),
    ).toBe(`#version:1

auto lane7
iface lane7
	bridge_ports vmbr0.7
	bridge_stp off
	bridge_fd 0
	mtu 9000
	alias the seventh
`);
  });

  it('puts a service VLAN around the VNets of a qinq zone', () => {
    expect(
      renderInterfaces(
        {
          zones: [{ name: 'carrier', spec: { type: 'qinq', bridge: 'vmbr1', tag: 40, mtu: 1496 } }],
          vnets: [
            { name: 'tagged', spec: { zone: 'carrier', tag: 100 } },
            { name: 'bare', spec: { zone: 'carrier' } },
          ],
          subnets: [],
        },
        [],
      ),
    ).toBe(`#version:1

auto bare
iface bare
	bridge_ports pr_carrier
	bridge_stp off
	bridge_fd 0
	mtu 1496

auto ln_carrier
iface ln_carrier
	link-type veth
	veth-peer-name pr_carrier

auto pr_carrier
iface pr_carrier
	link-type veth
	veth-peer-name ln_carrier

auto tagged
iface tagged
	bridge_ports z_carrier.100
	bridge_stp off
	bridge_fd 0
	mtu 1496

auto z_carrier
iface z_carrier
	mtu 1496
	bridge-stp off
	bridge-ports vmbr1.40 ln_carrier
	bridge-fd 0
	bridge-vlan-aware yes
	bridge-vids 2-4094
`);
  });

  it.each([
    ['a subnet', { subnet: "10.1.0.0/24';reboot'" }, 'subnet nat-1 is "10.1.0.0/24\';reboot\'"'],
    ['a gateway', { subnet: '10.1.0.0/24', gateway: '10.1.0.1;x' }, 'gateway of nat-1 is "10.1.0.1;x"'],
  ])('refuses %s that a shell would read as more', (_what, subnet, message) => {
    const sdn = {
      zones: [{ name: 'nat', spec: { type: 'simple' as const } }],
      vnets: [{ name: 'lab', spec: { zone: 'nat' } }],
      subnets: [{ name: 'nat-1', spec: { vnet: 'lab', ...subnet } }],
    };
    expect(() => renderInterfaces(sdn, [])).toThrow(
      new Error(`${message}: a Proxmox file takes an IPv4 or IPv6 address there`),
    );
  });

  it('refuses a bridge that is no interface', () => {
    const sdn = {
      zones: [{ name: 'lanes', spec: { type: 'vlan' as const, bridge: 'vmbr0 eth0' } }],
      vnets: [{ name: 'lane7', spec: { zone: 'lanes', tag: 7 } }],
      subnets: [],
    };
    expect(() => renderInterfaces(sdn, [])).toThrow(
      new Error(
        'bridge of lanes is "vmbr0 eth0": a Proxmox file takes 1 to 15 letters, digits, _ . and - there',
      ),
    );
  });
});
