import type { Network, Node } from '@netloom/network-model';
import { certificateNames } from '../certificate-names.ts';
import { nodePortRange } from '../node-port-range.ts';

/** The part of a machine's configuration that follows from the network: Talos' v1alpha1 Config. */
export interface MachinePatch {
  readonly machine: {
    readonly certSANs?: readonly string[];
    readonly kubelet: { readonly nodeIP: { readonly validSubnets: readonly string[] } };
  };
  readonly cluster: {
    readonly network: {
      readonly cni: { readonly name: 'flannel' | 'none' };
      readonly podSubnets: readonly string[];
      readonly serviceSubnets: readonly string[];
    };
    readonly apiServer?: {
      readonly certSANs?: readonly string[];
      readonly extraArgs?: { readonly 'service-node-port-range'?: string };
    };
  };
}

/** Every machine states the networks of the cluster; only those of the control plane have a certificate of the API. */
export function machinePatch({ cluster }: Network, node: Node): MachinePatch {
  const names = node.role === 'server' ? certificateNames(cluster) : [];
  const extraArgs = node.role === 'server' ? nodePortRange(cluster) : {};
  const apiServer = {
    ...(names.length === 0 ? {} : { certSANs: names }),
    ...(Object.keys(extraArgs).length === 0 ? {} : { extraArgs }),
  };
  return {
    machine: {
      ...(names.length === 0 ? {} : { certSANs: names }),
      kubelet: {
        nodeIP: {
          validSubnets: node.addresses.map((one) => `${one.toString()}/${one.family === 4 ? 32 : 128}`),
        },
      },
    },
    cluster: {
      network: {
        cni: { name: cluster.cni === 'flannel' ? 'flannel' : 'none' },
        podSubnets: cluster.podCidrs.map(String),
        serviceSubnets: cluster.serviceCidrs.map(String),
      },
      ...(Object.keys(apiServer).length === 0 ? {} : { apiServer }),
    },
  };
}

/** What a reader must know before applying it. */
export function* machinePatchNotes({ cluster }: Network, node: Node): Iterable<string> {
  yield `For review: the part of ${node.name}'s machine configuration that this network decides, a patch for \`talosctl machineconfig patch\`.`;
  yield 'podSubnets and serviceSubnets cannot be changed once the cluster exists.';
  if (cluster.cni !== 'flannel') {
    yield 'Talos installs no pod network then: its nodes are not ready before one runs.';
  }
}
