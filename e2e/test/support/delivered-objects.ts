import { buildNetwork, type CheckedNetwork } from '@netloom/engine';
import { readManifests, type Manifest } from './manifests.ts';

/** One of several networks, each in a cluster of its own that one Argo CD delivers to, by native OCI. */
export const FLEET_DELIVERY = `
delivery:
  git: { url: https://git.example.com/lab.git }
  charts: registry.example.com/lab
  digest: sha256:${'0f'.repeat(32)}
  cluster: rack-1
`;

/** The objects that are delivered beside the umbrella: for Argo CD or Flux, for K3s, and the namespaces. */
export async function deliveredObjects(checked: CheckedNetwork): Promise<readonly Manifest[]> {
  return [...(await buildNetwork(checked))]
    .filter(([path]) => /^(argocd|flux|operators)\/.*\.yaml$/.test(path))
    .flatMap(([, text]) => readManifests(text))
    .filter((document) => 'apiVersion' in document);
}

/** The one object of a kind, or of a name too. */
export async function deliveredObject(
  checked: CheckedNetwork,
  kind: string,
  name?: string,
): Promise<Manifest> {
  const found = (await deliveredObjects(checked)).filter(
    (object) => object.kind === kind && (name === undefined || object.metadata.name === name),
  );
  const [object, ...others] = found;
  if (object === undefined || others.length > 0) {
    throw new Error(`${found.length} objects are ${kind} ${name ?? ''}`);
  }
  return object;
}
