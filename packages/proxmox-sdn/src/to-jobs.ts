import type { From } from '@netloom/chart-kit';
import { nodeAddresses, type Network, type Proxmox } from '@netloom/network-model';
import { DEFAULTS } from './defaults.ts';
import { API_PORT, apiAddress, toJobPolicy } from './to-job-policy.ts';
import type { DrawnValues } from './values.ts';

type Hosts = DrawnValues['api']['hosts'];
type Jobs = Pick<DrawnValues, 'drift' | 'reconcile' | 'network' | 'nodes' | 'api' | 'networkPolicies'>;

/** The enabled jobs of a network, and what they need. */
export function toJobs(options: {
  readonly network: Network;
  readonly proxmox: Proxmox;
  readonly from: From;
}): Jobs {
  const { network, proxmox, from } = options;
  const { drift, reconcile, api } = proxmox;
  return {
    drift: drift === null ? DEFAULTS.drift : from(drift, { ...DEFAULTS.drift, ...drift, enabled: true }),
    reconcile: reconcile === null ? DEFAULTS.reconcile : from(reconcile, { ...reconcile, enabled: true }),
    network: network.name,
    nodes: network.nodes.flatMap((node) =>
      nodeAddresses(node).map((address) => from(node, { name: node.name, address })),
    ),
    api: from(api, {
      hosts: toHosts(proxmox, from),
      ca: api.ca ?? '',
      credentials: api.credentials,
    }),
    networkPolicies: [toJobPolicy({ network, proxmox, namespace: DEFAULTS.namespace, from })],
  };
}

function toHosts({ hosts }: Proxmox, from: From): Hosts {
  return hosts.map((host) => {
    const address = apiAddress(host);
    const authority = address.family === 4 ? address.toString() : `[${address.toString()}]`;
    return from(host, {
      name: host.name,
      origin: `https://${authority}:${API_PORT}`,
      ...(host.fingerprint !== null && { fingerprint: host.fingerprint }),
    });
  });
}
