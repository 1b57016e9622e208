import type { ApiObject } from '@netloom/cluster';
import type { Network } from '@netloom/network-model';
import { withNamespaces } from '../changes/own-namespaces.ts';
import type { ObserveInput } from './observe-input.ts';
import type { Installed } from './read-installed.ts';
import { readTracked } from './read-tracked.ts';

export interface InstalledInput extends Pick<ObserveInput, 'snapshot' | 'render'> {
  /** The network that is installed; null where it cannot be read. */
  readonly network: Network | null;
  readonly desired: readonly ApiObject[];
}

/** What was installed last. No release holds the namespaces, and Argo CD leaves nothing that says what it applied: both come of the network. */
export async function installedObjects(
  installed: Installed,
  { network, desired, snapshot, render }: InstalledInput,
): Promise<readonly ApiObject[]> {
  switch (installed.by) {
    case 'nobody':
      return [];
    case 'helm':
      return network === null ? installed.objects : withNamespaces(network, installed.objects);
    case 'argo': {
      const rendered = network === null ? [] : withNamespaces(network, (await render(network, [])).objects);
      const { application } = installed;
      const besides = [...rendered, ...desired];
      return [...rendered, ...(await readTracked({ cluster: snapshot, application, besides }))];
    }
    default:
      return installed satisfies never;
  }
}
