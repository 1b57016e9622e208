import { type Folder } from '../folder/folder.ts';
import type { Tree } from '../tree.ts';
import { textAt } from '../tree/nodes.ts';
import { fluxPath } from './flux-kustomization.ts';

/** Where the sources of Kustomizations are looked up, and which URLs are those of the repository that is read. */
export interface FluxSources {
  readonly find: (kind: string, name: string) => Tree | undefined;
  readonly isOwn: (url: string) => boolean;
}

/** What `flux bootstrap` and the Flux Operator name the source of the repository itself. */
const BOOTSTRAP = 'flux-system';

/**
 * Whether a Kustomization applies files of this repository. A source that the repository does not state is made by whoever
 * set Flux up, for the repository. https://fluxcd.io/flux/components/kustomize/kustomizations/#source-reference
 */
export function isOwnFluxSource(object: Tree, { find, isOwn }: FluxSources): boolean {
  const kind = textAt(object, 'spec', 'sourceRef', 'kind') ?? 'GitRepository';
  const name = textAt(object, 'spec', 'sourceRef', 'name') ?? '';
  if (name === BOOTSTRAP) return true;
  const source = find(kind, name);
  if (source === undefined) return true;
  const url = textAt(source, 'spec', 'url');
  return kind === 'GitRepository' && (url === undefined || isOwn(url));
}

/**
 * The folder that a Kustomization applies, relative to the repository; null where there is none. The root of an artifact may
 * be a folder of the repository: where the path is below exactly one of the outermost folders, that is meant.
 */
export function fluxFolder(object: Tree, folder: Folder): string | null {
  const path = fluxPath(object);
  if (folder.hasFolder(path)) return path;
  if ((textAt(object, 'spec', 'sourceRef', 'kind') ?? 'GitRepository') === 'GitRepository') return null;
  const below = folder.folders.filter((one) => one.endsWith(`/${path}`));
  const depth = Math.min(...below.map((one) => one.split('/').length));
  const [only, other] = below.filter((one) => one.split('/').length === depth);
  return only !== undefined && other === undefined ? only : null;
}
