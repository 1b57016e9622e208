import type { From } from '@netloom/chart-kit';
import type { Network, Proxmox } from '@netloom/network-model';
import { API_PORT, apiAddress, toJobPolicy } from './to-job-policy.ts';
import type { DrawnValues, ProxmoxSdnValues } from './values.ts';

type Hosts = DrawnValues['api']['hosts'];
type Jobs = Pick<DrawnValues, 'drift' | 'reconcile' | 'network' | 'nodes' | 'api' | 'networkPolicies'>;

/** The enabled jobs of a network, and what they need. */
export function toJobs(options: {
  readonly network: Network;
  readonly proxmox: Proxmox;
  readonly defaults: ProxmoxSdnValues;
  readonly from: From;
}): Jobs {
  const { network, proxmox, defaults, from } = options;
  const { drift, reconcile, api } = proxmox;
  return {
    drift: drift === null ? defaults.drift : from(drift, { ...defaults.drift, ...drift, enabled: true }),
    reconcile: reconcile === null ? defaults.reconcile : from(reconcile, { ...reconcile, enabled: true }),
    network: network.name,
    nodes: network.nodes.flatMap((node) =>
      [...node.addresses, ...node.sdnAddresses].map((address) => from(node, { name: node.name, address })),
    ),
    api: from(api, {
      hosts: toHosts(proxmox, from),
      ca: api.ca ?? '',
      credentials: api.credentials,
    }),
    networkPolicies: [toJobPolicy({ network, proxmox, namespace: defaults.namespace, from })],
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
