import { parseObject, type ApiObject } from '@netloom/cluster';
import type { Installed } from '../../../src/observe/read-installed.ts';
import { checkNetworkOwner, type NetworkOwnerInput } from '../../../src/plan/checks/network-owner.ts';

const DESTINATION = { server: 'https://kubernetes.default.svc', namespace: 'netloom-system' };

function application(spec: object): ApiObject {
  const metadata = { name: 'network', namespace: 'argocd' };
  return parseObject({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec });
}

function helmChart(metadata: object, spec: object = {}): ApiObject {
  return parseObject({ apiVersion: 'helm.cattle.io/v1', kind: 'HelmChart', metadata, spec });
}

const ARGO = {
  code: 'argo-owns-network',
  message: 'The Argo CD Application argocd/network delivers this network: a network has one owner.',
  help: 'Commit to what it syncs from. To leave Argo CD, delete the Application without its objects first:\nkubectl --namespace argocd delete application network --cascade=orphan',
};
const K3S = {
  code: 'k3s-owns-network',
  message: 'The K3s HelmChart kube-system/netloom delivers this network: a network has one owner.',
  help: "Change the HelmChart's manifest on the K3s servers instead.",
};

const FLUX = {
  code: 'flux-owns-network',
  message: 'The HelmRelease flux-system/netloom of Flux delivers this network: a network has one owner.',
  help: `Commit to what it syncs from. To leave Flux, take it out of there, then suspend the HelmRelease, so that it goes without its objects:
kubectl --namespace flux-system patch helmrelease netloom --type merge --patch '{"spec":{"suspend":true}}'
kubectl --namespace flux-system delete helmrelease netloom`,
};

const NOBODY: NetworkOwnerInput = {
  installed: { by: 'nobody', left: null },
  applications: [],
  helmCharts: [],
};

describe(checkNetworkOwner, () => {
  it('knows an Application by its marks, wherever it is', () => {
    const installed = {
      by: 'argo',
      application: 'home',
      facts: { name: 'small', networkYaml: null },
    } as const;
    expect([...checkNetworkOwner({ ...NOBODY, installed })]).toEqual([
      {
        ...ARGO,
        message: 'The Argo CD Application home delivers this network: a network has one owner.',
        help: 'Commit to what it syncs from. To leave Argo CD, delete the Application without its objects first:\nkubectl delete application home --cascade=orphan',
      },
    ]);
  });

  it.each([true, false])('knows a HelmRelease by its marks, as long as it is there: %s', (isThere) => {
    const installed: Installed = {
      by: 'helm',
      revision: { number: 1, status: 'deployed', secret: '', begun: 0, limitMs: 0 },
      newer: null,
      objects: [],
      facts: { name: 'small', networkYaml: null },
      flux: { resource: 'HelmRelease flux-system/netloom', isThere },
    };
    expect([...checkNetworkOwner({ ...NOBODY, installed })]).toEqual(isThere ? [FLUX] : []);
  });

  it.each([
    ['of a chart', { source: { chart: 'netloom', repoURL: 'r' }, destination: DESTINATION }, [ARGO]],
    [
      'of several sources',
      { sources: [{ ref: 'values' }, { chart: 'netloom' }], destination: DESTINATION },
      [ARGO],
    ],
    ['of a folder', { source: { path: 'infra/charts/netloom' }, destination: DESTINATION }, [ARGO]],
    ['that goes elsewhere', { source: { chart: 'netloom' }, destination: { namespace: 'other' } }, []],
    [
      'of the namespaces',
      { source: { path: 'networks/homelab/generated/operators' }, destination: DESTINATION },
      [],
    ],
    ['without a destination', { source: { chart: 'netloom' } }, []],
  ])('checks an Application %s', (_title, spec, refusals) => {
    expect([...checkNetworkOwner({ ...NOBODY, applications: [application(spec)] })]).toEqual(refusals);
  });

  it.each([
    [
      'into the namespace',
      helmChart({ name: 'netloom', namespace: 'kube-system' }, { targetNamespace: 'netloom-system' }),
      [K3S],
    ],
    ['of another namespace', helmChart({ name: 'netloom', namespace: 'kube-system' }), []],
    ['of another chart', helmChart({ name: 'traefik', namespace: 'netloom-system' }), []],
  ])('checks a HelmChart %s', (_title, chart, refusals) => {
    expect([...checkNetworkOwner({ ...NOBODY, helmCharts: [chart] })]).toEqual(refusals);
  });
});
