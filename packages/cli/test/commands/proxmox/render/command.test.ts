import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { addProxmoxRender } from '../../../../src/commands/proxmox/render/command.ts';
import { FIXTURES, inTempFolder, SMALL } from '../../../netloom.ts';

const HOMELAB = join(FIXTURES, 'networks/homelab');

/** What the command prints, and the exit code it asks for. */
async function render(...args: readonly string[]): Promise<{ readonly out: string; readonly code: number }> {
  const { out, code } = await rendered(...args);
  return { out, code };
}

/** The same with its messages. */
async function rendered(
  ...args: readonly string[]
): Promise<{ readonly out: string; readonly err: string; readonly code: number }> {
  let out = '';
  let err = '';
  let code = 0;
  const proxmox = new Command('proxmox').exitOverride();
  addProxmoxRender(proxmox, {
    terminal: {
      out: (text) => (out += text),
      err: (text) => (err += text),
      progress: () => undefined,
      color: { out: false, err: false },
      columns: { out: null, err: null },
    },
    signal: new AbortController().signal,
    finish: () => undefined,
    conceal: () => undefined,
    exit: (wanted) => (code = wanted),
  });
  await proxmox.parseAsync(['render', ...args], { from: 'user' });
  return { out, err, code };
}

const PROXMOX = `proxmox:
  version: 8
  hosts: [{ name: pve, address: 192.168.1.2 }]
  sdn:
    zones: [{ name: overlay, type: vxlan, mtu: 1450 }]
    vnets: [{ name: nodes, zone: overlay, vni: 7, mtu: 1450, alias: "two; words" }]
`;

describe('netloom proxmox render', () => {
  it('prints the files as Proxmox writes them, each under its path, and none that is empty', () =>
    inTempFolder(async (folder) => {
      await writeFile(join(folder, 'network.yaml'), SMALL + PROXMOX);
      expect(await render(folder)).toEqual({
        code: 0,
        out: `==> /etc/pve/sdn/zones.cfg <==
vxlan: overlay
	peers 192.168.1.2
	ipam pve
	mtu 1450

==> /etc/pve/sdn/vnets.cfg <==
vnet: nodes
	zone overlay
	alias two; words
	tag 7

==> pve:/etc/network/interfaces.d/sdn <==
#version:1

auto nodes
iface nodes
	bridge_ports vxlan_nodes
	bridge_stp off
	bridge_fd 0
	mtu 1450
	alias two; words

auto vxlan_nodes
iface vxlan_nodes
	vxlan-id 7
	mtu 1450

`,
      });
    }));

  it('prints commands to paste, with the word that a shell would split in quotes', () =>
    inTempFolder(async (folder) => {
      await writeFile(join(folder, 'network.yaml'), SMALL + PROXMOX);
      expect((await render(folder, '--form', 'pvesh')).out)
        .toBe(`# Zones, VNets and subnets: pending until they are applied
pvesh create /cluster/sdn/zones --zone overlay --type vxlan --ipam pve --mtu 1450 --peers 192.168.1.2
pvesh create /cluster/sdn/vnets --vnet nodes --zone overlay --alias 'two; words' --tag 7

# Apply what is pending, whoever wrote it; then every zone is to be "available" on every host
pvesh set /cluster/sdn
pvesh get /nodes/pve/sdn/zones
`);
    }));

  it('gives files with their text as JSON', async () => {
    const { out } = await render(HOMELAB, '--output', 'json');
    expect(JSON.parse(out)).toMatchObject({
      formatVersion: 1,
      form: 'cfg',
      files: [
        {
          host: null,
          path: '/etc/pve/sdn/zones.cfg',
          text: 'vxlan: k3szone\n\tipam pve\n\tmtu 1450\n\tpeers 192.168.7.233,192.168.7.234,192.168.7.235\n\n',
        },
        { host: null, path: '/etc/pve/sdn/vnets.cfg' },
        { host: null, path: '/etc/pve/sdn/subnets.cfg' },
        { host: null, path: '/etc/pve/firewall/cluster.fw' },
        { host: 'pve-alpha', path: '/etc/network/interfaces.d/sdn' },
        { host: 'pve-beta', path: '/etc/network/interfaces.d/sdn' },
        { host: 'pve-gamma', path: '/etc/network/interfaces.d/sdn' },
      ],
    });
  });

  it('gives commands as lists of arguments as JSON', () =>
    inTempFolder(async (folder) => {
      await writeFile(join(folder, 'network.yaml'), SMALL + PROXMOX);
      const { out } = await render(folder, '--form', 'pvesh', '--output', 'json');
      expect(JSON.parse(out)).toMatchObject({
        formatVersion: 1,
        form: 'pvesh',
        steps: [
          {
            title: 'Zones, VNets and subnets: pending until they are applied',
            commands: [
              ['pvesh', 'create', '/cluster/sdn/zones', '--zone', 'overlay', '--type', 'vxlan'],
              ['pvesh', 'create', '/cluster/sdn/vnets', '--vnet', 'nodes', '--zone', 'overlay'],
            ].map((start) => expect.arrayContaining(start) as unknown),
          },
          {
            commands: [
              ['pvesh', 'set', '/cluster/sdn'],
              ['pvesh', 'get', '/nodes/pve/sdn/zones'],
            ],
          },
        ],
      });
    }));

  it('says what it takes for granted of the hosts, beside the files and in the JSON', () =>
    inTempFolder(async (folder) => {
      const vlan = PROXMOX.replace(
        /zones: .*/,
        'zones: [{ name: floor, type: vlan, bridge: vmbr1 }]',
      ).replace(/vnets: .*/, 'vnets: [{ name: guests, zone: floor, vni: 30 }]');
      await writeFile(join(folder, 'network.yaml'), SMALL + vlan);
      const assumed =
        'vlan zone floor: bridge vmbr1 is assumed to be a VLAN-aware Linux bridge; for a plain or an OVS bridge Proxmox writes other interfaces.';
      expect((await rendered(folder)).err).toContain(`note: assumed: ${assumed}\n`);
      expect((await rendered(folder, '--form', 'pvesh')).err).not.toContain('assumed');
      expect(JSON.parse((await render(folder, '--output', 'json')).out)).toMatchObject({
        assumptions: [assumed],
      });
    }));

  it('refuses a network without Proxmox, and prints nothing of one with errors', () =>
    inTempFolder(async (folder) => {
      const file = join(folder, 'network.yaml');
      await writeFile(file, SMALL);
      await expect(render(file)).rejects.toThrow(
        new Error(`${file} has no section \`proxmox\`: there is nothing to render. Add one.`),
      );
      await writeFile(file, `${SMALL}oops: 1\n`);
      expect(await render(file)).toEqual({ out: '', code: 1 });
    }));
});
