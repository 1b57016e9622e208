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

describe(clusterPortsNotAllowed.code, () => {
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
