import { renderInterfaces } from '../../src/index.ts';

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
    { name: 'nat', spec: { type: 'simple' as const } },
  ],
  vnets: [
    { name: 'k3svnet', spec: { zone: 'k3szone', tag: 100, alias: 'managed by k3s-homelab' } },
    { name: 'lab', spec: { zone: 'nat' } },
  ],
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
    const [zone, nat] = SDN.zones;
    const zones = [{ ...zone!, spec: { ...zone!.spec, 'vxlan-port': 8472 } }, nat!];
    expect(renderInterfaces({ ...SDN, zones }, ['192.168.7.9'])).toBe(
      `${BRIDGE}	vxlan_remoteip 192.168.7.233
	vxlan_remoteip 192.168.7.234
	vxlan_remoteip 192.168.7.235
	vxlan-port 8472
	mtu 1450
`,
    );
  });

  it('has nothing but its version where no zone is a VXLAN', () => {
    expect(renderInterfaces({ ...SDN, zones: [] }, [])).toBe('#version:1\n');
  });
});
