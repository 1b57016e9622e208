import { loadText, load, minimalWith } from '@netloom/network-model/testing';
import { renderProxmox, toShell } from '../../src/index.ts';

/** The commands as a person would paste them. */
function shell(text: { network: Parameters<typeof renderProxmox>[0] }): readonly string[] {
  return renderProxmox(text.network)?.steps.flatMap(({ commands }) => commands.map(toShell)) ?? [];
}

describe(renderProxmox, () => {
  it('gives the commands of the homelab in the order that Proxmox takes them', () => {
    expect(shell(load('networks/homelab/network.yaml'))).toEqual([
      'pvesh create /cluster/sdn/zones --zone k3szone --type vxlan --ipam pve --mtu 1450 --peers 192.168.7.233,192.168.7.234,192.168.7.235',
      "pvesh create /cluster/sdn/vnets --vnet k3svnet --zone k3szone --alias 'netloom homelab' --tag 100",
      'pvesh create /cluster/sdn/vnets/k3svnet/subnets --type subnet --subnet 10.0.0.0/24',
      'pvesh set /cluster/sdn',
      'pvesh get /nodes/pve-alpha/sdn/zones',
      'pvesh get /nodes/pve-beta/sdn/zones',
      'pvesh get /nodes/pve-gamma/sdn/zones',
      "pvesh create /cluster/firewall/ipset --name nodes --comment 'netloom homelab'",
      'pvesh create /cluster/firewall/ipset/nodes --cidr 192.168.7.223',
      'pvesh create /cluster/firewall/ipset/nodes --cidr 10.0.0.10',
      'pvesh create /cluster/firewall/ipset/nodes --cidr 192.168.7.224',
      'pvesh create /cluster/firewall/ipset/nodes --cidr 10.0.0.11',
      'pvesh create /cluster/firewall/ipset/nodes --cidr 192.168.7.225',
      'pvesh create /cluster/firewall/ipset/nodes --cidr 10.0.0.12',
      "pvesh create /cluster/firewall/ipset --name pools --comment 'netloom homelab'",
      'pvesh create /cluster/firewall/ipset/pools --cidr 192.168.7.231',
      'pvesh create /cluster/firewall/ipset/pools --cidr 192.168.7.232',
      'pvesh create /cluster/firewall/ipset/pools --cidr 192.168.7.230',
      "pvesh create /cluster/firewall/ipset --name proxmox --comment 'netloom homelab'",
      'pvesh create /cluster/firewall/ipset/proxmox --cidr 192.168.7.233',
      'pvesh create /cluster/firewall/ipset/proxmox --cidr 192.168.7.234',
      'pvesh create /cluster/firewall/ipset/proxmox --cidr 192.168.7.235',
      "pvesh create /cluster/firewall/groups --group k3s-nodes --comment 'netloom homelab'",
      "pvesh create /cluster/firewall/groups/k3s-nodes --type in --action ACCEPT --source +nodes --dest +nodes --proto udp --dport 8472,7946 --enable 1 --comment 'netloom homelab: cluster udp'",
      "pvesh create /cluster/firewall/groups/k3s-nodes --type in --action ACCEPT --source +nodes --dest +nodes --proto tcp --dport 10250,7946,2379:2380 --enable 1 --comment 'netloom homelab: cluster tcp'",
      "pvesh create /cluster/firewall/groups/k3s-nodes --type in --action ACCEPT --source 192.168.7.0/24 --dest +pools --proto tcp --dport 80,443 --enable 1 --comment 'netloom homelab: web tcp'",
      "pvesh create /cluster/firewall/groups/k3s-nodes --type in --action ACCEPT --source 192.168.7.0/24 --dest +nodes --proto tcp --dport 6443 --enable 1 --comment 'netloom homelab: kubernetes-api tcp'",
      "pvesh create /cluster/firewall/rules --type in --action ACCEPT --source +proxmox --dest +proxmox --proto udp --dport 4789 --enable 1 --comment 'netloom homelab: vxlan udp'",
    ]);
  });

  it('repeats an option that holds a list, and states what a simple zone serves', () => {
    const text = minimalWith(`proxmox:
  hosts: [{ name: pve, address: 192.168.1.2 }]
  sdn:
    zones: [{ name: nat, type: simple }]
    vnets:
      - name: lab
        zone: nat
        alias: behind (one) host; not two
        subnets:
          - cidr: 10.1.0.0/24
            gateway: 10.1.0.1
            snat: true
            dhcp: [10.1.0.100-10.1.0.149, 10.1.0.160-10.1.0.199]`);
    expect(shell(loadText(text))).toEqual([
      'pvesh create /cluster/sdn/zones --zone nat --type simple --ipam pve --dhcp dnsmasq',
      "pvesh create /cluster/sdn/vnets --vnet lab --zone nat --alias 'behind (one) host; not two'",
      'pvesh create /cluster/sdn/vnets/lab/subnets --type subnet --subnet 10.1.0.0/24 --gateway 10.1.0.1 --snat 1 --dhcp-range start-address=10.1.0.100,end-address=10.1.0.149 --dhcp-range start-address=10.1.0.160,end-address=10.1.0.199',
      'pvesh set /cluster/sdn',
      'pvesh get /nodes/pve/sdn/zones',
    ]);
  });

  it('applies nothing where no zone is desired, and is null without Proxmox', () => {
    const hosts = 'proxmox: { hosts: [{ name: pve, address: 192.168.1.2 }] }';
    expect(renderProxmox(loadText(minimalWith(hosts)).network)?.steps).toEqual([]);
    expect(renderProxmox(loadText(minimalWith()).network)).toBe(null);
  });

  it('names the file of each host', () => {
    const files = renderProxmox(load('networks/homelab/network.yaml').network)?.files ?? [];
    expect(files.map(({ host, path }) => [host, path])).toEqual([
      [null, '/etc/pve/sdn/zones.cfg'],
      [null, '/etc/pve/sdn/vnets.cfg'],
      [null, '/etc/pve/sdn/subnets.cfg'],
      [null, '/etc/pve/firewall/cluster.fw'],
      ['pve-alpha', '/etc/network/interfaces.d/sdn'],
      ['pve-beta', '/etc/network/interfaces.d/sdn'],
      ['pve-gamma', '/etc/network/interfaces.d/sdn'],
    ]);
  });
});

describe(toShell, () => {
  it.each([
    ['plain-1.2:3/4,5=6+7@8%9_', 'plain-1.2:3/4,5=6+7@8%9_'],
    ['two words', "'two words'"],
    ['$(reboot) `reboot`', "'$(reboot) `reboot`'"],
    ["it's", String.raw`'it'\''s'`],
    ['a;b', "'a;b'"],
    ['a\nb', "'a\nb'"],
    ['~', "'~'"],
    ['', "''"],
  ])('gives %j as one word of the shell', (argument, word) => {
    expect(toShell(['echo', argument])).toBe(`echo ${word}`);
  });
});
