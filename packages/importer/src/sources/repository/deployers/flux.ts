import type { Folder } from '../../folder/folder.ts';
import { fluxPath, fluxVariables, isFluxKustomization } from '../../gitops/flux-kustomization.ts';
import { fluxFolder, isOwnFluxSource } from '../../gitops/flux-source.ts';
import type { KustomizeBuild, KustomizeBuilder } from '../../kustomize/build.ts';
import type { Resource } from '../../kustomize/resource.ts';
import { idOf } from '../../object.ts';
import type { Tree, TreeMapping } from '../../tree.ts';
import { at, mappingOf } from '../../tree/nodes.ts';
import { type ApplyContext, clusterUnder } from '../context.ts';
import type { Applying, Deployer } from '../deployer.ts';
import { filesOfPath, manifestFolders } from '../files-of-path.ts';
import { manifestsIn } from '../manifests.ts';

/** Kustomizations of Flux. https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export const flux: Deployer = {
  matches: isFluxKustomization,
  order: 'objects',
  readsUnapplied: false,
  covers: filesOfFlux,
  apply: applyFlux,
};

/** Flux makes a kustomization of a folder without one: of its manifests, and of those below it. */
function filesOfFlux(object: Tree, folder: Folder, builder: KustomizeBuilder): ReadonlySet<string> {
  const path = fluxFolder(object, folder);
  return path === null ? new Set() : filesOfPath({ path, isRecursive: true, folder, builder });
}

function applyFlux(object: TreeMapping, context: ApplyContext, applying: Applying): void {
  const { folder, builder } = applying;
  const { name } = idOf(object);
  if (!applying.isFirst(`flux ${context.cluster} ${name} ${fluxPath(object)} ${context.liveness.state}`)) {
    return;
  }
  const find = (kind: string, wanted: string): Tree | undefined => applying.find(kind, wanted, context.near);
  if (!isOwnFluxSource(object, { find, isOwn: applying.isOwn })) {
    applying.note(object, 'it applies another repository, which is not fetched');
    return;
  }
  const path = fluxFolder(object, folder);
  if (path === null) {
    applying.note(object, `"${fluxPath(object)}" is not in the folder`);
    return;
  }
  applying.markApplied(filesOfFlux(object, folder, builder));
  const variables = fluxVariables(object, find);
  const base = builder.build(path) ?? generatedBuild(path, applying);
  const applied = builder.apply(base.resources, {
    file: `${path}/kustomization.yaml`,
    tree: kustomizationOfFlux(object),
  });
  applying.applyBuild(
    { ...applied, charts: [...base.charts, ...applied.charts] },
    {
      ...context,
      cluster: clusterUnder(context, path),
      namespace: undefined,
      variables,
      near: `${path}/`,
    },
  );
}

/** What it adds to the kustomization of its path. */
function kustomizationOfFlux(object: TreeMapping): TreeMapping {
  const spec = at(object, 'spec') ?? object;
  const fields = {
    components: 'components',
    namespace: 'targetNamespace',
    namePrefix: 'namePrefix',
    nameSuffix: 'nameSuffix',
    patches: 'patches',
  };
  return mappingOf(
    spec,
    Object.entries(fields).flatMap(([field, from]) => {
      const value: Tree | undefined = at(spec, from);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
}

/** The kustomization that Flux generates for a folder without one. */
function generatedBuild(path: string, { folder, builder }: Applying): KustomizeBuild {
  const resources: Resource[] = [];
  const charts: KustomizeBuild['charts'][number][] = [];
  for (const below of [path, ...manifestFolders(path, folder, builder)]) {
    const build = below === path ? null : builder.build(below);
    if (build === null) {
      resources.push(...manifestsIn(folder, folder.filesIn(below)));
    } else {
      resources.push(...build.resources);
      charts.push(...build.charts);
    }
  }
  return { resources, charts, files: new Set(), bases: new Set() };
}
