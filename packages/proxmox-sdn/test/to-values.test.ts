import { plain } from '@netloom/chart-kit';
import { load, loadText, minimalWith, pathsWithoutOrigin } from '@netloom/network-model/testing';
import { proxmoxSdnChart } from '../src/index.ts';

const asIs = <T extends object>(_source: object, value: T): T => value;
const NETWORKS = ['networks/homelab/network.yaml', 'examples/dual-stack-bgp/network.yaml'];
const HOMELAB = 'networks/homelab/network.yaml';

function rule(options: { name: string; source: string; dest: string; proto: string; dport: string }): object {
  const { name, ...spec } = options;
  const comment = `netloom homelab: ${name}`;
  return { name, spec: { type: 'in', action: 'ACCEPT', ...spec, enable: 1, comment } };
}

function interfaces(...peers: readonly string[]): string {
  return `#version:1

auto k3svnet
iface k3svnet
	bridge_ports vxlan_k3svnet
	bridge_stp off
	bridge_fd 0
	mtu 1450
	alias netloom homelab

auto vxlan_k3svnet
iface vxlan_k3svnet
	vxlan-id 100
${peers.map((peer) => `\tvxlan_remoteip ${peer}\n`).join('')}	mtu 1450
`;
}

/** What a pod is, whether or not a job is asked for. */
const POD = {
  image: { repository: 'library/node', tag: '24.21.0-alpine', digest: '' },
  resources: { requests: { cpu: '20m', memory: '96Mi' }, limits: { memory: '192Mi' } },
};
const NO_JOBS = {
  ...POD,
  drift: { enabled: false, schedule: '*/15 * * * *', suspend: false },
  reconcile: { enabled: false, adopt: false },
  network: '',
  nodes: [],
  api: { hosts: [], ca: '', credentials: { existingSecret: '', key: 'token' } },
  networkPolicies: [],
};

describe('toValues', () => {
  it('gives the state of the homelab and its files', () => {
    const comment = 'netloom homelab';
    const hosts = ['192.168.7.233', '192.168.7.234', '192.168.7.235'] as const;
    expect(plain(proxmoxSdnChart.toValues(load(HOMELAB).network, asIs))).toEqual({
      ...NO_JOBS,
      namespace: 'netloom-system',
      version: 9,
      zones: [{ name: 'k3szone', spec: { type: 'vxlan', ipam: 'pve', mtu: 1450, peers: hosts } }],
      vnets: [{ name: 'k3svnet', spec: { zone: 'k3szone', tag: 100, alias: 'netloom homelab' } }],
      subnets: [{ name: 'k3szone-10.0.0.0-24', spec: { vnet: 'k3svnet', subnet: '10.0.0.0/24' } }],
      firewall: {
        ipsets: [
          {
            name: 'nodes',
            spec: {
              comment,
              cidrs: [
                '192.168.7.223',
                '10.0.0.10',
                '192.168.7.224',
                '10.0.0.11',
                '192.168.7.225',
                '10.0.0.12',
              ],
            },
          },
          { name: 'pools', spec: { comment, cidrs: ['192.168.7.231', '192.168.7.232', '192.168.7.230'] } },
          { name: 'proxmox', spec: { comment, cidrs: hosts } },
        ],
        rules: [
          rule({ name: 'vxlan udp', source: '+proxmox', dest: '+proxmox', proto: 'udp', dport: '4789' }),
        ],
        groups: [
          {
            name: 'k3s-nodes',
            spec: {
              comment,
              rules: [
                rule({
                  name: 'kubernetes-api tcp',
                  source: '192.168.7.0/24',
                  dest: '+nodes',
                  proto: 'tcp',
                  dport: '6443',
                }),
                rule({
                  name: 'web tcp',
                  source: '192.168.7.0/24',
                  dest: '+pools',
                  proto: 'tcp',
                  dport: '80,443',
                }),
                rule({
                  name: 'cluster tcp',
                  source: '+nodes',
                  dest: '+nodes',
                  proto: 'tcp',
                  dport: '10250,7946,2379:2380',
                }),
                rule({
                  name: 'cluster udp',
                  source: '+nodes',
                  dest: '+nodes',
                  proto: 'udp',
                  dport: '8472,7946',
                }),
              ],
            },
          },
        ],
      },
      files: {
        'zones.cfg':
          'vxlan: k3szone\n\tipam pve\n\tmtu 1450\n\tpeers 192.168.7.233,192.168.7.234,192.168.7.235\n\n',
        'vnets.cfg': 'vnet: k3svnet\n\tzone k3szone\n\talias netloom homelab\n\ttag 100\n\n',
        'subnets.cfg': 'subnet: k3szone-10.0.0.0-24\n\tvnet k3svnet\n\n',
        'cluster.fw': `[IPSET nodes] # netloom homelab

10.0.0.10
10.0.0.11
10.0.0.12
192.168.7.223
192.168.7.224
192.168.7.225

[IPSET pools] # netloom homelab

192.168.7.230
192.168.7.231
192.168.7.232

[IPSET proxmox] # netloom homelab

192.168.7.233
192.168.7.234
192.168.7.235

[RULES]

IN ACCEPT -source +proxmox -dest +proxmox -p udp -dport 4789 # netloom homelab: vxlan udp

[group k3s-nodes] # netloom homelab

IN ACCEPT -source 192.168.7.0/24 -dest +nodes -p tcp -dport 6443 # netloom homelab: kubernetes-api tcp
IN ACCEPT -source 192.168.7.0/24 -dest +pools -p tcp -dport 80,443 # netloom homelab: web tcp
IN ACCEPT -source +nodes -dest +nodes -p tcp -dport 10250,7946,2379:2380 # netloom homelab: cluster tcp
IN ACCEPT -source +nodes -dest +nodes -p udp -dport 8472,7946 # netloom homelab: cluster udp

`,
        'interfaces.d.sdn.pve-alpha': interfaces('192.168.7.234', '192.168.7.235'),
        'interfaces.d.sdn.pve-beta': interfaces('192.168.7.233', '192.168.7.235'),
        'interfaces.d.sdn.pve-gamma': interfaces('192.168.7.233', '192.168.7.234'),
      },
    });
  });

  it('always states the MTU of a VXLAN zone: its own, else the smallest of its VNets, else 1450', () => {
    const { network } = loadText(
      minimalWith(`proxmox:
  hosts: [{ name: pve, address: 192.168.1.2 }]
  sdn:
    zones: [{ name: own, type: vxlan, mtu: 1400 }, { name: inner, type: vxlan, port: 8472 }, { name: silent, type: vxlan }]
    vnets: [{ name: one, zone: inner, vni: 1, mtu: 1430 }, { name: two, zone: inner, vni: 2, mtu: 1420 }]`),
    );
    const vxlan = { type: 'vxlan', ipam: 'pve', peers: ['192.168.1.2'] };
    expect(plain(proxmoxSdnChart.toValues(network, asIs))).toMatchObject({
      zones: [
        { name: 'own', spec: { ...vxlan, mtu: 1400 } },
        { name: 'inner', spec: { ...vxlan, mtu: 1420, 'vxlan-port': 8472 } },
        { name: 'silent', spec: { ...vxlan, mtu: 1450 } },
      ],
    });
  });

  it('says who serves the DHCP ranges of a simple zone, and gives no option to a type that has none', () => {
    const { network } = loadText(
      minimalWith(`proxmox:
  hosts: [{ name: pve, address: 192.168.1.2 }]
  sdn:
    zones:
      - { name: nat, type: simple, bridge: vmbr0, tag: 4 }
      - { name: lanes, type: vlan, bridge: vmbr0, tag: 4 }
      - { name: carrier, type: qinq, bridge: vmbr0, tag: 4 }
      - { name: overlay, type: vxlan, mtu: 1450, bridge: vmbr0, tag: 4 }
      - { name: routed, type: evpn }
    vnets:
      - { name: lab, zone: nat, subnets: [{ cidr: 10.1.0.0/24, dhcp: [10.1.0.100-10.1.0.149] }] }
      - { name: nodes, zone: overlay, vni: 7, subnets: [{ cidr: 10.2.0.0/24, dhcp: [10.2.0.100-10.2.0.149] }] }
      - { name: far, zone: routed, vni: 8 }`),
    );
    const values = plain(proxmoxSdnChart.toValues(network, asIs));
    expect(values).toMatchObject({ vnets: [{ name: 'lab' }, { name: 'nodes' }] });
    expect(proxmoxSdnChart.values.parse(values).zones).toEqual([
      { name: 'nat', spec: { type: 'simple', ipam: 'pve', dhcp: 'dnsmasq' } },
      { name: 'lanes', spec: { type: 'vlan', ipam: 'pve', bridge: 'vmbr0' } },
      { name: 'carrier', spec: { type: 'qinq', ipam: 'pve', bridge: 'vmbr0', tag: 4 } },
      { name: 'overlay', spec: { type: 'vxlan', ipam: 'pve', mtu: 1450, peers: ['192.168.1.2'] } },
    ]);
  });

  it('keeps rules for hosts and rules for nodes apart, and leaves out what ends on neither', () => {
    const { network } = loadText(
      minimalWith(`proxmox:
  hosts: [{ name: pve, address: 192.168.1.2 }]
  sdn: { zones: [{ name: zone, type: vxlan }] }
loadBalancer: { pools: [{ name: one, addresses: [192.168.1.240/32] }, { name: two, addresses: [192.168.1.241/32] }] }
firewall:
  - { name: both, from: any, to: lan, ports: [22/tcp] }
  - { name: host, from: 'node:node-1', to: 'host:pve', ports: [8006/tcp] }
  - { name: out, from: nodes, to: internet, ports: [443/tcp] }
  - { name: pods, from: pods, to: pods, ports: [80/tcp] }
  - { name: nobody, from: sdn, to: pools, ports: [80/tcp] }`),
    );
    const spec = { type: 'in', action: 'ACCEPT', proto: 'tcp', enable: 1 };
    const both = {
      name: 'both tcp',
      spec: { ...spec, dest: '192.168.1.0/24', dport: '22', comment: 'netloom test: both tcp' },
    };
    const host = {
      name: 'host tcp',
      spec: {
        ...spec,
        source: '192.168.1.10',
        dest: '192.168.1.2',
        dport: '8006',
        comment: 'netloom test: host tcp',
      },
    };
    expect(plain(proxmoxSdnChart.toValues(network, asIs))).toMatchObject({
      firewall: {
        ipsets: [],
        rules: [both, host],
        groups: [{ name: 'k3s-nodes', spec: { comment: 'netloom test', rules: [both] } }],
      },
    });
  });

  it('turns the jobs on that a network asks for, with all they need', () => {
    const PRINT = Array.from({ length: 32 }, () => 'AA').join(':');
    const ca = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
    const { network } = loadText(
      minimalWith(`proxmox:
  hosts:
    - { name: pve-1, address: 192.168.1.2, address6: 'fd00::2', fingerprint: '${PRINT}' }
    - { name: pve-2, address: 192.168.1.3 }
  sdn: { zones: [{ name: zone, type: simple }] }
  api:
    credentials: { existingSecret: pve, key: api-token }
    ca: |
${ca.replaceAll(/^(?=.)/gm, '      ')}
  drift: { schedule: '@daily' }
  reconcile: { adopt: true }
`).replace(
        /nodes: \[.*\]/,
        "apiPort: 7443, nodes: [{ name: one, address: 192.168.1.10, address6: 'fd00::10', sdnAddress: 10.0.0.10 }, { name: two, role: agent, address: 192.168.1.11 }]",
      ),
    );
    const policy = {
      name: 'proxmox-sdn',
      namespace: 'netloom-system',
      spec: {
        podSelector: { matchLabels: { app: 'proxmox-sdn' } },
        policyTypes: ['Ingress', 'Egress'],
        egress: [
          {
            to: [{ ipBlock: { cidr: '192.168.1.2/32' } }, { ipBlock: { cidr: '192.168.1.3/32' } }],
            ports: [{ protocol: 'TCP', port: 8006 }],
          },
          {
            to: [{ ipBlock: { cidr: '192.168.1.10/32' } }, { ipBlock: { cidr: 'fd00::10/128' } }],
            ports: [{ protocol: 'TCP', port: 7443 }],
          },
        ],
      },
    };
    expect(plain(proxmoxSdnChart.toValues(network, asIs))).toMatchObject({
      ...POD,
      drift: { enabled: true, schedule: '@daily', suspend: false },
      reconcile: { enabled: true, adopt: true },
      network: 'test',
      nodes: [
        { name: 'one', address: '192.168.1.10' },
        { name: 'one', address: 'fd00::10' },
        { name: 'one', address: '10.0.0.10' },
        { name: 'two', address: '192.168.1.11' },
      ],
      api: {
        hosts: [
          { name: 'pve-1', origin: 'https://192.168.1.2:8006', fingerprint: PRINT },
          { name: 'pve-2', origin: 'https://192.168.1.3:8006' },
        ],
        ca,
        credentials: { existingSecret: 'pve', key: 'api-token' },
      },
      networkPolicies: [policy],
    });
  });

  it.each(['drift', 'reconcile'] as const)('turns %s on alone', (job) => {
    const { network } = loadText(
      minimalWith(`proxmox:
  hosts: [{ name: pve, address: 192.168.1.2 }]
  sdn: { zones: [{ name: zone, type: simple }] }
  ${job}: {}
`),
    );
    const { drift, reconcile } = proxmoxSdnChart.toValues(network, asIs);
    expect([drift.enabled, reconcile.enabled]).toEqual([job === 'drift', job === 'reconcile']);
  });

  it('gives empty lists for a network without zones, which does not want the chart', () => {
    const { network } = loadText(minimalWith());
    expect(proxmoxSdnChart.isEnabled(network)).toBe(false);
    expect(plain(proxmoxSdnChart.toValues(network, asIs))).toEqual(proxmoxSdnChart.values.parse({}));
  });

  it.each(NETWORKS)('records where each object of %s came from', (path) => {
    const { network, origins } = load(path);
    const values = proxmoxSdnChart.toValues(network, origins.recorder('proxmox-sdn values'));
    expect(pathsWithoutOrigin(values, origins)).toEqual([]);
  });

  it.each(NETWORKS)('gives values that the schema takes as they are, for %s', (path) => {
    const values = plain(proxmoxSdnChart.toValues(load(path).network, asIs));
    expect(proxmoxSdnChart.values.parse(values)).toEqual(values);
  });
});
