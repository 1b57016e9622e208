import type { Network, Node } from '@netloom/network-model';
import type { Edge, Flowchart, Group } from '../mermaid/flowchart.ts';

/** Beyond so many hosts a tunnel between each two would hide everything else. */
const MOST_MESHED = 4;

interface Host {
  readonly group: Group;
  readonly vtep: string;
  readonly machines: readonly string[];
}

/** Each machine in its host, and the tunnels between the hosts. */
export function meshChart({ proxmox }: Network, placed: readonly Node[]): Flowchart {
  const named = (proxmox?.hosts ?? []).filter(({ name }) => placed.some(({ host }) => host === name));
  const hosts = named.map(({ name, addresses }, index): Host => {
    const vtep = `vtep${index + 1}`;
    const machines = placed
      .filter(({ host }) => host === name)
      .map((node, place) => ({
        id: `vm${index + 1}x${place + 1}`,
        lines: [node.name, ...node.sdnAddresses.map(String)],
      }));
    return {
      group: {
        id: `pve${index + 1}`,
        lines: [`${name} (${addresses.join(', ')})`],
        parts: [...machines, { id: vtep, lines: ['VXLAN VTEP'] }],
      },
      vtep,
      machines: machines.map(({ id }) => id),
    };
  });
  const underlay = { id: 'underlay', lines: ['VXLAN Tunnels', 'between all hosts'] };
  const groups = hosts.map(({ group }) => group);
  return {
    direction: 'LR',
    parts: hosts.length > MOST_MESHED ? [...groups, underlay] : groups,
    edges: [...hosts.flatMap(machineEdges), ...tunnelEdges(hosts)],
  };
}

function machineEdges({ vtep, machines }: Host): readonly Edge[] {
  return machines.map((from): Edge => ({ from, to: vtep, both: true }));
}

function tunnelEdges(hosts: readonly Host[]): readonly Edge[] {
  if (hosts.length > MOST_MESHED) {
    return hosts.map(({ vtep }): Edge => ({ from: vtep, to: 'underlay', both: true }));
  }
  return hosts.flatMap(({ vtep }, index) =>
    hosts
      .slice(index + 1)
      .map((other): Edge => ({ from: vtep, to: other.vtep, label: 'VXLAN Tunnel', both: true })),
  );
}
