import { templateUmbrella, type TemplateInput } from '@netloom/archives';
import type { ApiObject } from '@netloom/cluster';
import { umbrellaValues } from '@netloom/engine';
import type { Network } from '@netloom/network-model';
import { withNamespaces } from '../changes/own-namespaces.ts';
import { parseManifests } from './parse-manifests.ts';

export interface NetworkManifests extends Omit<TemplateInput, 'values'> {
  readonly network: Network;
}

/** Every object that a network puts into the cluster itself: its namespaces, and what the umbrella makes. */
export async function networkManifests({
  network,
  ...template
}: NetworkManifests): Promise<readonly ApiObject[]> {
  const manifests = await templateUmbrella({ ...template, values: await umbrellaValues(network) });
  return withNamespaces(network, parseManifests(manifests));
}
