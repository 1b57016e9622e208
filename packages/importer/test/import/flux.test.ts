import { importFiles, onlyText, printFindings } from '../import-files.ts';

/** Flux with a settings ConfigMap, a HelmRelease of an application and a secret domain. */
const FLUX = {
  'cluster/flux.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  path: ./apps
  postBuild:
    substitute:
      POOL: 10.30.0.200-10.30.0.220
    substituteFrom:
      - kind: Secret
        name: cluster-secrets
`,
  'apps/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - pool.yaml
  - gateway.yaml
  - photos.yaml
`,
  'apps/pool.yaml': `apiVersion: cilium.io/v2alpha1
kind: CiliumLoadBalancerIPPool
metadata:
  name: lan
spec:
  blocks:
    - start: 10.30.0.200
      stop: 10.30.0.220
`,
  'apps/gateway.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: internal
  namespace: network
spec:
  gatewayClassName: cilium
  infrastructure:
    annotations:
      lbipam.cilium.io/ips: 10.30.0.201
  listeners: []
`,
  'apps/photos.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: photos
  namespace: media
spec:
  chart:
    spec:
      chart: app-template
      sourceRef: { kind: HelmRepository, name: bjw-s }
  values:
    service:
      app:
        ports:
          http:
            port: 2283
    route:
      app:
        hostnames:
          - "{{ .Release.Name }}.\${SECRET_DOMAIN}"
        parentRefs:
          - name: internal
            namespace: network
`,
} as const;

describe('import of a repository that Flux applies', () => {
  it('reads values of releases, and leaves what is secret a placeholder', async () => {
    const imported = await importFiles(FLUX);
    expect(printFindings(imported)).toEqual([]);
    expect(imported.networks.map(({ isValid }) => isValid)).toEqual([true]);
    expect(onlyText(imported)).toContain(`services:
  - name: photos
    namespace: media
    port: 2283
    targetPort: 2283
    expose:
      - host: photos.<secret-domain>
        via: ingress
        ingress: internal
`);
  });

  it('finds a pinned address outside of the pool at its annotation', async () => {
    const gateway = FLUX['apps/gateway.yaml'].replace('10.30.0.201', '10.30.0.199');
    const imported = await importFiles({ ...FLUX, 'apps/gateway.yaml': gateway });
    expect(printFindings(imported)).toEqual([
      'error pin-outside-pools apps/gateway.yaml:10 (apps/pool.yaml:7)',
    ]);
  });
});
