import { importFiles, onlyText, printFindings } from '../import-files.ts';

/** Argo CD with values in Applications, and charts of K3s. */
const CHARTS = {
  'apps/traefik.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: traefik
  namespace: argocd
spec:
  destination: { server: https://kubernetes.default.svc, namespace: traefik }
  source:
    repoURL: https://traefik.github.io/charts
    chart: traefik
    targetRevision: 37.0.0
    helm:
      valuesObject:
        service:
          spec:
            loadBalancerIP: 192.168.40.50
`,
  'apps/dashboard.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: dashboard
  namespace: argocd
spec:
  destination: { server: https://kubernetes.default.svc, namespace: monitoring }
  source:
    repoURL: https://charts.example.org
    chart: grafana
    targetRevision: 9.0.0
    helm:
      valuesObject:
        ingress:
          enabled: true
          ingressClassName: traefik
          hosts:
            - grafana.example.net
        service:
          type: LoadBalancer
          loadBalancerIP: 192.168.40.51
`,
  'apps/off.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: off
  namespace: argocd
spec:
  destination: { server: https://kubernetes.default.svc, namespace: off }
  source:
    repoURL: https://charts.example.org
    chart: off
    targetRevision: 1.0.0
    helm:
      valuesObject:
        ingress:
          enabled: false
          hosts:
            - grafana.example.net
`,
} as const;

describe('import of values in Applications', () => {
  it('reads the address of Traefik, and ingress and service of any chart', async () => {
    const text = onlyText(await importFiles(CHARTS));
    expect(text).toContain(`  - name: traefik
    controller: traefik
    address: 192.168.40.50
`);
    expect(text).toContain(`  - name: dashboard # guessed: the Service of the chart grafana
    namespace: monitoring
    port: 80 # guessed: no file states the port
    expose:
      - host: grafana.example.net
        via: ingress
        ingress: traefik
`);
  });

  it('takes nothing from what is off', async () => {
    const imported = await importFiles(CHARTS);
    expect(onlyText(imported)).not.toContain('off');
    expect(printFindings(imported)).toEqual([]);
  });
});

describe('what two files state differently', () => {
  const pool = (file: string, addresses: string): Readonly<Record<string, string>> => ({
    [file]: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
  namespace: metallb-system
spec:
  addresses:
    - ${addresses}
`,
  });

  it('is a finding with both places', async () => {
    const imported = await importFiles({
      ...pool('a.yaml', '10.0.0.10-10.0.0.20'),
      ...pool('b.yaml', '10.0.0.10-10.0.0.30'),
    });
    expect(printFindings(imported)).toEqual(['warning import-conflict b.yaml:4 (a.yaml:4)']);
  });

  it('is none where they state the same', async () => {
    const imported = await importFiles({
      ...pool('a.yaml', '10.0.0.10-10.0.0.20'),
      ...pool('b.yaml', '10.0.0.10-10.0.0.20'),
    });
    expect(printFindings(imported)).toEqual([]);
  });

  it('marks the namespace of a Service as a guess where only values state its address', async () => {
    const imported = await importFiles({
      'metallb.yaml': `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: lan, namespace: metallb-system }
spec: { addresses: [192.168.40.50-192.168.40.60] }
`,
      'photos/values.yaml': 'service: { type: LoadBalancer, loadBalancerIP: 192.168.40.52 }\n',
    });
    expect(onlyText(imported)).toContain(
      'service: default/photos # guessed: no file states the namespace of its release',
    );
  });
});
