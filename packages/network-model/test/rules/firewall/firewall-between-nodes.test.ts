import { clusterPortsNotAllowed } from '../../../src/rules/firewall/cluster-ports-not-allowed.ts';
import { firewallRuleShadowed } from '../../../src/rules/firewall/firewall-rule-shadowed.ts';
import { diagnose } from '../../../src/testing/index.ts';

const network = (...rules: readonly string[]): string => `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
proxmox:
  hosts: [{ name: pve-1, address: 192.168.1.20 }]
  sdn:
    zones: [{ name: overlay, type: vxlan }]
    vnets: [{ name: guests, zone: overlay, vni: 100, subnets: [{ cidr: 10.0.0.0/24 }] }]
cluster:
  flannel: { network: sdn }
  nodes:
    - { name: node-1, address: 192.168.1.10, sdnAddress: 10.0.0.10 }
    - { name: node-2, role: agent, address: 192.168.1.11, sdnAddress: 10.0.0.11 }
firewall:
${rules.map((rule) => `  - { ${rule} }`).join('\n')}
`;

const members = (distribution: string): string => `apiVersion: netloom/v1
name: home
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster:
  distribution: ${distribution}
  nodes:
    - { name: server, address: 192.168.1.10 }
    - { name: agent-1, role: agent, address: 192.168.1.11 }
    - { name: agent-2, role: agent, address: 192.168.1.12 }
firewall:
  - { name: cluster, from: nodes, to: nodes, ports: [1/tcp] }
`;

describe(clusterPortsNotAllowed.code, () => {
  it.each([
    ['rke2', "9345/tcp (RKE2's supervisor) and 8472/udp (flannel's VXLAN)"],
    ['rke2, cni: flannel', "9345/tcp (RKE2's supervisor) and 4789/udp (flannel's VXLAN)"],
    ['k0s', "8132/tcp (konnectivity) and 179/tcp (kube-router's BGP)"],
    ['k0s, cni: calico', "8132/tcp (konnectivity) and 4789/udp (Calico's VXLAN)"],
    ['talos', "50000/tcp (Talos' apid), 50001/tcp (Talos' trustd) and 4789/udp (flannel's VXLAN)"],
  ])('looks for the ports of %s', (distribution, ports) => {
    const [own, cni] = distribution.split(', ');
    const text = members([own, ...(cni === undefined ? [] : [`  ${cni}`])].join('\n'));
    expect(diagnose(text, clusterPortsNotAllowed).map(({ message }) => message)).toEqual([
      `no firewall rule lets 10250/tcp (kubelets), 6443/tcp (Kubernetes API), ${ports} pass between the nodes`,
    ]);
  });

  const said = (...rules: readonly string[]): readonly string[] =>
    diagnose(network(...rules), clusterPortsNotAllowed).map(({ message }) => message);

  it("wants flannel's port where flannel goes, and the rest where the nodes are", () => {
    const between = (addresses: string, ports: string): string =>
      `name: on-${addresses.length}, from: ${addresses}, to: ${addresses}, ports: [${ports}]`;
    expect(
      said(
        between('192.168.1.10-192.168.1.11', '8472/udp, 10250/tcp, 6443/tcp'),
        between('10.0.0.10-10.0.0.11', '10250/tcp'),
      ),
    ).toEqual(["no firewall rule lets 8472/udp (flannel's VXLAN) pass between the nodes"]);
  });

  it('requires that an agent reaches the API of the server, and no one that of the agent', () => {
    const rest = 'name: rest, from: nodes, to: nodes, ports: [8472/udp, 10250/tcp]';
    expect(said(rest, "name: api, from: 'node:node-2', to: 'node:node-1', ports: [6443/tcp]")).toEqual([]);
    expect(said(rest, "name: api, from: 'node:node-1', to: 'node:node-2', ports: [6443/tcp]")).toEqual([
      'no firewall rule lets 6443/tcp (Kubernetes API) pass between the nodes',
    ]);
  });
});

describe(firewallRuleShadowed.code, () => {
  it('calls the second of two equal rules needless, not both', () => {
    const equal = 'from: lan, to: nodes, ports: [22/tcp]';
    const found = diagnose(network(`name: one, ${equal}`, `name: two, ${equal}`), firewallRuleShadowed);
    expect(found.map(({ message }) => message)).toEqual([
      'firewall rule "two" allows nothing that rule "one" does not',
    ]);
  });
});
