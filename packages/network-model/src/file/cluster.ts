import * as z from 'zod';
import { Name, Port } from '../names.ts';
import { Address4, Address6, AnyAddress, Cidr4, Cidr6 } from './addresses.ts';
import { Fingerprint } from './certificates.ts';
import { ClusterApi } from './cluster-api.ts';
import { clusterMistakes } from './cluster-mistakes.ts';
import { hasEntries } from './conditions.ts';
import { Interfaces } from './interfaces.ts';
import { NodePorts } from './node-port-range.ts';
import { Mtu } from './numbers.ts';
import { refuse } from './refuse.ts';
import { InterfaceName } from './texts.ts';

const Observed = z.strictObject({
  podCidr: Cidr4.optional().describe('The IPv4 pod CIDR that the node was given, in join order.'),
  podCidr6: Cidr6.optional().describe('The IPv6 pod CIDR that the node was given.'),
  host: Name.optional().describe('The Proxmox host that ran the VM when it was observed.'),
});

const Node = z.strictObject({
  name: Name.describe('Name of the node, as `kubectl get nodes` prints it.'),
  role: z
    .enum(['server', 'agent'])
    .default('server')
    .describe('A server runs the control plane, an agent only pods.'),
  address: Address4.describe('Its IPv4 address on the LAN.'),
  address6: Address6.optional().describe('Its IPv6 address on the LAN.'),
  iface: InterfaceName.optional().describe('The interface that has these addresses, e.g. `eth0`.'),
  interfaces: Interfaces,
  sdnAddress: Address4.optional().describe('Its IPv4 address on the SDN.'),
  sdnAddress6: Address6.optional().describe('Its IPv6 address on the SDN.'),
  vmId: z.int().min(100).max(999999999).optional().describe('The id of its VM on Proxmox.'),
  guestMtu: Mtu.optional().describe("Bytes, as set inside the guest on the SDN's interface."),
  observed: Observed.prefault({}).describe('Observed, not set: documents and policies use it.'),
});

const Flannel = z.strictObject({
  backend: z
    .enum(['vxlan', 'host-gw', 'wireguard-native', 'none'])
    .default('vxlan')
    .describe('How pods reach pods of other nodes.'),
  network: z.enum(['lan', 'sdn']).default('lan').describe('Where node-to-node traffic goes.'),
  iface: InterfaceName.optional().describe("The nodes' interface on that network, e.g. `eth1`."),
});

/** CoreDNS' plugin forward takes no more. */
const MOST_FORWARDERS = 15;

const SplitHorizon = z.strictObject({
  forwarders: z
    .array(AnyAddress)
    .min(1)
    .max(MOST_FORWARDERS)
    .optional()
    .describe('Resolvers for whatever else is asked of those names; those of the nodes unless stated.'),
});

const ServerUrl = z
  .string()
  .max(512)
  .regex(
    /^https?:\/\/([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?(\/[\w./~%-]*)?$/,
    'an API server is written https://HOST:PORT, as the kubeconfig has it',
  );

const Uid = z
  .string()
  .regex(
    /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/,
    'a UID is written 01234567-89ab-cdef-0123-456789abcdef',
  );

const Identity = z
  .strictObject({
    server: ServerUrl.optional().describe('URL of the API server, as the kubeconfig has it.'),
    caSha256: Fingerprint.optional().describe(
      'SHA-256 of the certificate authority in the kubeconfig, as `openssl x509 -noout -fingerprint -sha256` prints it.',
    ),
    uid: Uid.optional().describe(
      "UID of the namespace kube-system, which no other cluster has: `kubectl get namespace kube-system -o jsonpath='{.metadata.uid}'`.",
    ),
  })
  .refine(hasEntries, {
    error: 'it states at least one of server, caSha256 and uid',
  });

export const Cluster = z
  .strictObject({
    distribution: z
      .enum(['k3s', 'rke2', 'k0s', 'talos', 'kubeadm'])
      .default('k3s')
      .describe('The Kubernetes distribution: defaults and generated files follow it.'),
    version: z
      .string()
      .regex(
        /^v\d+\.\d+\.\d+(\+(k3s\d+|rke2r\d+|k0s\.\d+))?$/,
        'a version is written v1.37.1+k3s1 for K3s, v1.37.1+rke2r1 for RKE2, v1.37.1+k0s.0 for k0s, v1.37.1 for Talos and kubeadm',
      )
      .optional()
      .describe(
        "The release that the nodes run, e.g. `v1.37.1+k3s1`, which K3s' is unless stated; with Talos and kubeadm that of Kubernetes, e.g. `v1.37.1`.",
      ),
    talosVersion: z
      .string()
      .regex(/^v\d+\.\d+\.\d+$/, 'a Talos version is written v1.13.0')
      .optional()
      .describe("Talos' own release, e.g. `v1.13.0`."),
    identity: Identity.optional().describe(
      'Which cluster this is: `plan --against cluster`, `apply` and `remove` refuse every other one. `apply --pin` writes it down at the first install.',
    ),
    podCidr: Cidr4.optional().describe(
      "IPv4 CIDR of all pods, and immutable; unless stated the distribution's: `10.42.0.0/16` with K3s and RKE2, `10.244.0.0/16` with k0s and Talos, none with kubeadm.",
    ),
    podCidr6: Cidr6.optional().describe('IPv6 CIDR of all pods.'),
    serviceCidr: Cidr4.optional().describe(
      "IPv4 CIDR of ClusterIPs, and immutable; unless stated the distribution's: `10.43.0.0/16` with K3s and RKE2, `10.96.0.0/12` with the others.",
    ),
    serviceCidr6: Cidr6.optional().describe('IPv6 CIDR of ClusterIPs.'),
    clusterDns: Address4.optional().describe(
      'IPv4 address of CoreDNS; the tenth of the service CIDR unless stated, and immutable.',
    ),
    clusterDns6: Address6.optional().describe('IPv6 address of CoreDNS.'),
    splitHorizon: SplitHorizon.optional().describe(
      'Lets CoreDNS answer internal names itself, inside the cluster; `{}` will do. It takes the ConfigMap coredns-custom whole.',
    ),
    cni: z
      .enum(['flannel', 'canal', 'calico', 'cilium', 'kube-router', 'other'])
      .optional()
      .describe(
        "The pod network; unless stated the distribution's: `flannel` with K3s and Talos, `canal` with RKE2, `kube-router` with k0s.",
      ),
    overlay: z
      .enum(['vxlan', 'geneve', 'ipip', 'native'])
      .optional()
      .describe(
        "How a pod network other than flannel carries packets between nodes; Cilium's VXLAN and Calico's with RKE2 and k0s unless stated, else not known.",
      ),
    policyEngine: z
      .enum(['kube-router', 'calico', 'cilium', 'kube-network-policies', 'other', 'none'])
      .optional()
      .describe(
        "What enforces NetworkPolicies; unless stated what comes with the pod network: K3s brings kube-router, flannel elsewhere nothing (`none`), Talos' can run kube-network-policies.",
      ),
    flannel: Flannel.optional().describe('How flannel, where it is the pod network, reaches other nodes.'),
    servicelb: z
      .boolean()
      .optional()
      .describe(
        'The load balancer of K3s and RKE2: K3s starts it unless the servers run with `--disable=servicelb`, RKE2 only with `enable-servicelb`.',
      ),
    apiPort: Port.default(6443).describe('TCP port of the Kubernetes API on the servers.'),
    nodePorts: NodePorts.optional().describe(
      "The ports of the nodes that Services may have (kube-apiserver's `service-node-port-range`), e.g. `30000-32767`, which it is unless stated.",
    ),
    api: ClusterApi.optional().describe(
      'One address for the Kubernetes API of all servers, which moves between them or stands before them.',
    ),
    tlsSans: z
      .array(z.string().regex(/^[a-zA-Z0-9]([-a-zA-Z0-9.:]{0,251}[a-zA-Z0-9])?$/, 'a name or an address'))
      .default([])
      .describe(
        "Further names and addresses in the API server's certificate; one on the LAN or in a VNet that no machine has is taken as a virtual address, which pools and DHCP may not hold.",
      ),
    nodes: z.array(Node).min(1).describe('The nodes, servers first.'),
  })
  .check(refuse(clusterMistakes));
