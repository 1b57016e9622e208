import {
  ApplicationSet,
  AppProject,
  type IApplication,
  type IApplicationSet,
  type IAppProject,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { smallNetwork } from '@netloom/network-model/testing';
import { load, loadAll } from 'js-yaml';
import { renderDeployment } from '../../src/render-deployment.ts';

const GIT = 'https://git.example.com/lab.git';

/** A network of a fleet with a tailnet. */
function filesOf(more: string): Promise<ReadonlyMap<string, string>> {
  const delivery = `delivery: { git: { url: '${GIT}'${more} }, charts: registry.example.com/lab, cluster: rack-1 }`;
  return renderDeployment(smallNetwork(`tailnet: { connectors: [] }\n${delivery}\n`));
}

/** The one document of a generated file. */
function read(from: ReadonlyMap<string, string>, path: string): unknown {
  return load(from.get(path) ?? '');
}

// each is validated as what it says it is, below or in argocd-files.test.ts
const readSet = (from: typeof files): IApplicationSet =>
  read(from, 'argocd/applicationset.yaml') as IApplicationSet;
const readProjects = (from: typeof files): readonly IAppProject[] =>
  loadAll(from.get('argocd/project.yaml') ?? '') as IAppProject[];
const readApplication = (path: string): IApplication => read(files, path) as IApplication;

const files = await filesOf('');

describe('a network of a fleet', () => {
  it('has the set of all roots in place of its own', () => {
    expect([...files.keys()].filter((path) => /^argocd\/[^/]*$/.test(path))).toEqual([
      'argocd/project.yaml',
      'argocd/applicationset.yaml',
      'argocd/argo-cd-values.yaml',
      'argocd/argocd-cm-patch.yaml',
    ]);
  });

  it('finds each network that has this same file, and never deletes one', () => {
    expect(read(files, 'argocd/applicationset.yaml')).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'netloom', namespace: 'argocd' },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [
          {
            git: {
              repoURL: GIT,
              revision: 'main',
              files: [{ path: 'networks/*/generated/argocd/applicationset.yaml' }],
            },
          },
        ],
        syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
        template: {
          metadata: { name: 'netloom-{{ index .path.segments 1 }}' },
          spec: {
            project: 'netloom-{{ index .path.segments 1 }}',
            sources: [{ repoURL: GIT, targetRevision: 'main', path: '{{ .path.path }}/applications' }],
            destination: { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
            syncPolicy: {
              automated: { prune: true, selfHeal: true },
              retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
            },
          },
        },
      },
    });
  });

  it('has a valid ApplicationSet and valid AppProjects', () => {
    expect(() => {
      new ApplicationSet(readSet(files)).validate();
      for (const project of readProjects(files)) new AppProject(project).validate();
    }).not.toThrow();
  });

  it('looks where the network lies', async () => {
    const moved = readSet(await filesOf(', path: sites/eu/small/out'));
    expect(moved.spec.generators[0]?.git?.files).toEqual([
      { path: 'sites/eu/*/out/argocd/applicationset.yaml' },
    ]);
    expect(moved.spec.template.metadata.name).toBe('netloom-{{ index .path.segments 2 }}');
  });

  it('leads into its cluster, from Applications in that of Argo CD', () => {
    const children = [...files.keys()].filter((path) => path.startsWith('argocd/applications/'));
    expect(children.map((path) => readApplication(path).spec.destination)).toEqual([
      { name: 'rack-1', namespace: 'netloom-system' },
      { name: 'rack-1', namespace: 'tailscale' },
      { name: 'rack-1', namespace: 'netloom-system' },
    ]);
    expect(readProjects(files).map(({ spec }) => spec.destinations)).toEqual([
      [{ server: 'https://kubernetes.default.svc', namespace: 'argocd' }],
      [{ name: 'rack-1', namespace: 'netloom-system' }],
      [{ name: 'rack-1', namespace: 'tailscale' }],
      [{ name: 'rack-1', namespace: 'netloom-system' }],
    ]);
  });
});
