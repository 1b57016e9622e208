import type { Folder } from '../folder/folder.ts';
import { isApplication, isApplicationSet, pathOf, repositoryKey, sourcesOf } from '../gitops/application.ts';
import { fluxPath, isFluxKustomization } from '../gitops/flux-kustomization.ts';
import { at, textAt } from '../tree/nodes.ts';
import type { RawIndex, RawObject } from './raw-objects.ts';
import { remotesOf } from './remotes-of.ts';

/**
 * Whether a URL is that of the repository that is read. Its remote decides where anything names that; a fork names
 * its origin, so else the repository that is named most often for paths that are there.
 */
export function ownRepository(
  folder: Folder,
  raw: readonly RawObject[],
  index: RawIndex,
): (url: string) => boolean {
  // whoever set Flux up made the source of the repository itself: those that are stated are others
  let isUnstated = false;
  const named = raw.flatMap(({ file, tree }) => {
    if (isFluxKustomization(tree)) {
      const path = fluxPath(tree);
      if (path === '.' || !folder.hasFolder(path)) return [];
      const url = urlOfFlux(tree, file, index);
      isUnstated ||= url === undefined;
      return url ?? [];
    }
    if (textAt(tree, 'kind') === 'GitRepository') {
      const url = textAt(tree, 'spec', 'url');
      return url === undefined || textAt(tree, 'metadata', 'name') !== 'flux-system' ? [] : [url];
    }
    const template = isApplicationSet(tree)
      ? at(tree, 'spec', 'template')
      : isApplication(tree)
        ? tree
        : undefined;
    return (template === undefined ? [] : sourcesOf(template)).flatMap((source) => {
      const path = pathOf(source);
      const url = textAt(source, 'repoURL');
      const isHere = path !== null && (path.includes('{{') || folder.hasFolder(path));
      return url !== undefined && (isHere || textAt(source, 'ref') !== undefined) ? [url] : [];
    });
  });
  const counts = new Map<string, number>();
  for (const url of named) counts.set(repositoryKey(url), (counts.get(repositoryKey(url)) ?? 0) + 1);
  const remote = remotesOf(folder.root).find((url) => counts.has(url));
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const own = remote ?? most;
  return (url) => url.includes('{{') || (own === undefined ? !isUnstated : repositoryKey(url) === own);
}

function urlOfFlux(tree: RawObject['tree'], file: string, index: RawIndex): string | undefined {
  const name = textAt(tree, 'spec', 'sourceRef', 'name') ?? '';
  return textAt(index.find('GitRepository', name, file), 'spec', 'url');
}
