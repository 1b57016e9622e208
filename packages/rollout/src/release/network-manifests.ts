import { templateUmbrella, type TemplateInput } from '@netloom/archives';
import type { ApiObject } from '@netloom/cluster';
import { umbrellaValues } from '@netloom/engine';
import type { Network } from '@netloom/network-model';
import { withNamespaces } from '../changes/own-namespaces.ts';
import { parseManifests, type ParsedManifests } from './parse-manifests.ts';

export interface NetworkManifests extends Omit<TemplateInput, 'values'> {
  readonly network: Network;
  /** What `parseManifests` keeps of one network for the next. */
  readonly parsed?: ParsedManifests;
}

/** Every object that a network puts into the cluster itself: its namespaces, and what the umbrella makes. */
export async function networkManifests({
  network,
  parsed,
  ...template
}: NetworkManifests): Promise<readonly ApiObject[]> {
  const manifests = await templateUmbrella({ ...template, values: await umbrellaValues(network) });
  return withNamespaces(network, parseManifests(manifests, parsed));
}
