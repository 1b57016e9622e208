import { DISTRIBUTIONS, type Network, type NetworkFacts } from '@netloom/network-model';
import { list } from '../markdown/blocks.ts';
import { section, type Section } from '../markdown/section.ts';

/** The files beside the page. */
export function relatedSection({ network }: NetworkFacts): Section | null {
  return section('Related Documentation', { blocks: [list([...related(network)])] });
}

function* related({ proxmox, tailnet, delivery, nodes, cluster }: Network): Generator<string> {
  yield '[Install](operators/install.md) - the commands for an empty cluster, and what must exist before';
  yield '[Values](values.yaml) - of the umbrella; [values/](values) has them chart by chart';
  const { distribution } = cluster;
  const { title, nodeFiles } = DISTRIBUTIONS[distribution];
  if (nodes.length > 0 && nodeFiles) yield `[${title}](${distribution}) - configuration of each node`;
  if (delivery?.gitops === 'argocd') yield '[Argo CD](argocd) - projects and Applications';
  if (delivery?.gitops === 'flux') yield '[Flux](flux) - Kustomizations and HelmReleases';
  if (tailnet !== null) yield '[Tailnet policy](tailnet-policy.json) - what the routes need';
  if (proxmox !== null) {
    yield '`netloom proxmox plan` - the SDN on the Proxmox hosts, compared with this network';
  }
}
