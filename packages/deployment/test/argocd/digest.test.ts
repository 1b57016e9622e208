import {
  Application,
  type IApplication,
  type IAppProject,
} from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { generatedYaml, withoutOrigin } from '@netloom/chart-kit';
import { smallNetwork } from '@netloom/network-model/testing';
import { netloomChart } from '@netloom/umbrella';
import { load, loadAll } from 'js-yaml';
import { renderDeployment } from '../../src/render-deployment.ts';

const DIGEST = `sha256:${'0f'.repeat(32)}`;
const network = smallNetwork(`loadBalancer: { pools: [{ name: lb, addresses: [192.168.1.200/32] }] }
delivery:
  git: { url: 'https://git.example.com/lab.git' }
  charts: registry.example.com/lab
  digest: ${DIGEST}
`);
const files = await renderDeployment(network);
// what is written as an Application is checked as one below
const umbrella = load(files.get('argocd/applications/netloom.yaml') ?? '') as IApplication;

describe('an umbrella by its digest', () => {
  it('comes by native OCI, with its values inside', () => {
    expect(umbrella.spec.sources).toEqual([
      {
        repoURL: 'oci://registry.example.com/lab/netloom',
        path: '.',
        targetRevision: DIGEST,
        helm: {
          releaseName: 'netloom',
          skipTests: true,
          valuesObject: load(generatedYaml([netloomChart.toValues(network, withoutOrigin)])),
        },
      },
    ]);
    expect(() => {
      new Application(umbrella).validate();
    }).not.toThrow();
  });

  it('is installed by its digest with Helm, too', () => {
    const [command] =
      /helm upgrade --install netloom [^]*?```/.exec(files.get('operators/install.md') ?? '') ?? [];
    expect(command).toContain(
      `oci://registry.example.com/lab/netloom@${DIGEST} \\\n  --namespace netloom-system`,
    );
  });

  it('is what the project lets in, in place of the version', () => {
    const projects = loadAll(files.get('argocd/project.yaml') ?? '') as IAppProject[];
    const project = projects.find(({ metadata }) => metadata.name?.endsWith('-netloom') === true);
    expect(project?.spec.sourceRepos).toEqual(['oci://registry.example.com/lab/netloom']);
  });
});
