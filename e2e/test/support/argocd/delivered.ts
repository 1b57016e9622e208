import { fileURLToPath } from 'node:url';
import {
  Application,
  AppProject,
  type IApplication,
  type IAppProject,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { templateUmbrella } from '@netloom/archives';
import { operators, renderDeployment, rootApplication } from '@netloom/deployment';
import { umbrellaValues } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import type { Network } from '@netloom/network-model';
import { ROOT } from '@netloom/network-model/testing';
import { load, loadAll } from 'js-yaml';
import type { Synced } from './wave-mistakes.ts';

/** What Argo CD receives of a network, and what it renders from it. */
export interface DeliveredNetwork {
  /** Name → project; an Application's has the name of it. */
  readonly projects: ReadonlyMap<string, IAppProject>;
  /** The generated one, or what the ApplicationSet makes in its place: e2e/test/argocd proves that it is the same. */
  readonly root: IApplication;
  /** file name → Application. */
  readonly applications: ReadonlyMap<string, IApplication & Synced>;
  readonly namespaces: readonly Synced[];
  /** The umbrella's objects. */
  readonly umbrella: readonly Synced[];
}

const FOLDER = 'argocd/applications/';

export async function deliveredNetwork(network: Network): Promise<DeliveredNetwork> {
  const { delivery } = network;
  if (delivery === null) throw new Error(`${network.name} has no delivery`);
  const files = await renderDeployment(network);
  const root = files.get('argocd/root.yaml');
  const paths = [...files.keys()].filter((path) => path.startsWith(FOLDER));
  return {
    projects: projectsIn(files.get('argocd/project.yaml') ?? ''),
    root:
      root === undefined
        ? rootApplication({ network, delivery, operators: operators(network) })
        : readApplication(root),
    applications: new Map(
      paths.map((path) => [
        path.slice(FOLDER.length, -'.yaml'.length),
        readApplication(files.get(path) ?? ''),
      ]),
    ),
    namespaces: objectsIn(files.get('operators/00-namespaces.yaml') ?? ''),
    umbrella: objectsIn(
      await templateUmbrella({
        charts: fileURLToPath(new URL('charts', ROOT)),
        values: await umbrellaValues(network),
        helm: await findHelm(process),
      }),
    ),
  };
}

function projectsIn(text: string): DeliveredNetwork['projects'] {
  const projects = loadAll(text).map((document) => {
    if (!AppProject.is(document)) throw new Error(`not an AppProject:\n${text}`);
    return [document.metadata.name ?? '', document] as const;
  });
  return new Map(projects);
}

/** The project that an Application names. */
export function projectOf({ projects }: DeliveredNetwork, { spec }: IApplication): IAppProject['spec'] {
  const project = projects.get(spec.project);
  if (project === undefined) throw new Error(`unknown project ${spec.project}`);
  return project.spec;
}

function readApplication(text: string): IApplication & Synced {
  const document = load(text);
  if (!Application.is(document)) throw new Error(`not an Application:\n${text}`);
  if (document.metadata.name === undefined) throw new Error(`an Application without a name:\n${text}`);
  // it has a name
  return document as IApplication & Synced;
}

/** Kubernetes objects, but for the empty document of a template that rendered nothing. */
function objectsIn(text: string): readonly Synced[] {
  return loadAll(text).filter((document) => document !== null && document !== undefined) as Synced[];
}
