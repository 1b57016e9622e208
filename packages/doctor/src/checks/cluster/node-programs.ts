import { DISTRIBUTIONS, type DistributionName } from '@netloom/network-model';

/** Shows what runs Kubernetes on a node. */
export function statusCommand(distribution: DistributionName, node: string): string {
  switch (distribution) {
    case 'k3s':
      return `ssh ${node} sudo systemctl status k3s k3s-agent`;
    case 'rke2':
      return `ssh ${node} sudo systemctl status rke2-server rke2-agent`;
    case 'k0s':
      return `ssh ${node} sudo k0s status`;
    case 'talos':
      return `talosctl --nodes ${node} services`;
    case 'kubeadm':
      return `ssh ${node} sudo systemctl status kubelet`;
    default:
      return distribution satisfies never;
  }
}

/** How a node gets another address. */
export function addressAdvice(distribution: DistributionName, node: string): string {
  const { title } = DISTRIBUTIONS[distribution];
  switch (distribution) {
    case 'k3s':
    case 'rke2':
      return `Set node-ip in /etc/rancher/${distribution}/config.yaml on ${node} as generated/${distribution}/${node}.yaml has it and restart ${title}, or correct the network.`;
    case 'talos':
      return `Apply the patch generated/talos/${node}.yaml to the machine configuration of ${node}, or correct the network.`;
    case 'k0s':
    case 'kubeadm':
      return `Start the kubelet of ${node} with --node-ip, or correct the network.`;
    default:
      return distribution satisfies never;
  }
}
