import { parseSource } from '@netloom/diagnostics';
import { decode, type NetworkFile } from '@netloom/network-model';
import type { Answers } from './answers.ts';

/** The answers that a network file gives, such as one that was imported from the folder. */
export function answersOf(text: string): Answers {
  const { file } = decode(parseSource(text, 'network.yaml'));
  return file === null ? {} : answersIn(file);
}

function answersIn({ domain, lan, cluster, proxmox, loadBalancer, ingress, tunnel }: NetworkFile): Answers {
  const pool = loadBalancer?.pools[0]?.addresses[0];
  const router = lan?.gateway?.address;
  return {
    ...(domain !== '' && { domain }),
    ...(lan !== undefined && { lan: String(lan.cidr) }),
    ...(cluster.nodes.length > 0 && { nodes: machinesText(cluster.nodes) }),
    ...(router !== undefined && { router: String(router) }),
    ...(proxmox !== undefined && { proxmox: machinesText(proxmox.hosts) }),
    ...(pool !== undefined && { pool: String(pool) }),
    ...(ingress !== undefined && { internal: ingress.domain }),
    ...(tunnel?.id !== undefined && { tunnel: tunnel.id }),
  };
}

function machinesText(machines: readonly { readonly name: string; readonly address: unknown }[]): string {
  return machines.map(({ name, address }) => `${name}=${String(address)}`).join(', ');
}
