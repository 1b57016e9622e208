import { parseObject, type ApiObject } from '@netloom/cluster';
import { renderDeployment } from '@netloom/deployment';
import { networkIn, smallNetwork } from '@netloom/network-model/testing';
import { load } from 'js-yaml';
import { checkArgoExclusions } from '../../../src/plan/checks/argo-exclusions.ts';

const network = smallNetwork(
  'services: [{ name: hub, address: 192.168.1.20 }, { name: nas, namespace: files, address: 192.168.1.21 }]\n',
);

function settings(data: object | undefined): ApiObject {
  const metadata = { name: 'argocd-cm', namespace: 'argocd' };
  return parseObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata, ...(data !== undefined && { data }) });
}

function refused(exclusions: string): boolean {
  const argoSettings = settings({ 'resource.exclusions': exclusions });
  return [...checkArgoExclusions(network, { argoSettings })].length > 0;
}

describe(checkArgoExclusions, () => {
  it('refuses where Argo CD would leave out what is behind a Service, and says how to change that', () => {
    const argoSettings = settings({
      'resource.exclusions': `### of Argo CD
- apiGroups:
  - ''
  - discovery.k8s.io
  kinds:
  - Endpoints
  - EndpointSlice
`,
    });
    expect([...checkArgoExclusions(network, { argoSettings })]).toEqual([
      {
        code: 'argo-excludes-kind',
        message:
          'Argo CD excludes the kind EndpointSlice (resource.exclusions in ConfigMap argocd/argocd-cm), so that nothing would be behind netloom-system/hub and files/nas.',
        help: `Merge what netloom build writes into its settings, from the folder generated:
kubectl --namespace argocd patch configmap argocd-cm --patch-file argocd/argocd-cm-patch.yaml`,
      },
    ]);
    expect([...checkArgoExclusions(smallNetwork(), { argoSettings })]).toEqual([]);
  });

  it.each([
    ['every kind of the group', '- apiGroups: [discovery.k8s.io]', true],
    ['globs', "- { apiGroups: ['*.k8s.io'], kinds: ['Endpoint*'] }", true],
    ['this cluster', "- { kinds: ['*'], clusters: ['https://kubernetes.default.svc'] }", true],
    ['another cluster', "- { kinds: ['*'], clusters: ['https://10.0.0.1'] }", false],
    ['another kind', '- { apiGroups: [discovery.k8s.io], kinds: [Endpoints] }', false],
    ['another group', "- { apiGroups: ['discoveryxk8s.io'], kinds: ['*'] }", false],
    ['a text that is no list', 'EndpointSlice', false],
    ['a text that cannot be read', '- [', false],
  ])('reads %s', (_title, exclusions, expected) => {
    expect(refused(exclusions)).toBe(expected);
  });

  it('does not refuse where Argo CD has no list of its own, or is not there', () => {
    expect([...checkArgoExclusions(network, { argoSettings: settings(undefined) })]).toEqual([]);
    expect([...checkArgoExclusions(network, { argoSettings: null })]).toEqual([]);
  });

  it('is content with what netloom writes', async () => {
    const homelab = networkIn('networks/homelab');
    const files = await renderDeployment({ ...homelab, services: network.services });
    const { data } = load(files.get('argocd/argocd-cm-patch.yaml') ?? '') as { readonly data: object };
    expect(Object.keys(data)).toContain('resource.exclusions');
    expect([...checkArgoExclusions(network, { argoSettings: settings(data) })]).toEqual([]);
  });
});
