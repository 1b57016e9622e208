import { importFiles } from '../import-files.ts';
import { leftOut, partOf } from './parts.ts';

const middleware = (name: string, spec: string): string => `apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: ${name}, namespace: auth }
spec: ${spec}
---
`;

const MIDDLEWARES = [
  middleware(
    'login',
    '{ forwardAuth: { address: "http://authelia.auth.svc:9091/api/verify", trustForwardHeader: true, authResponseHeaders: [Remote-User] } }',
  ),
  middleware('lan', '{ ipAllowList: { sourceRange: [192.168.20.0/24] } }'),
  middleware('slow', '{ rateLimit: { average: 10, burst: 5, period: 1m } }'),
  middleware('strict', '{ headers: { customResponseHeaders: { X-Robots-Tag: none } } }'),
  middleware('gzip', '{ compress: {} }'),
  middleware('https', '{ redirectScheme: { scheme: https, permanent: true } }'),
  middleware('both', '{ chain: { middlewares: [{ name: lan }, { name: gzip }] } }'),
].join('');

const route = (
  name: string,
  entryPoint: string,
  middlewares: string,
): string => `apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: ${name}, namespace: apps }
spec:
  entryPoints: [${entryPoint}]
  routes:
    - kind: Rule
      match: Host(\`wiki.example.net\`)
      middlewares: ${middlewares}
      services: [{ name: wiki, port: 80 }]
---
`;

const exposure = (guards: string): string => `      - host: wiki.example.net
        via: ingress
        ingress: traefik
${guards}`;

describe('Middlewares of Traefik', () => {
  it('are what the network file has words for, and references', async () => {
    const all =
      '[{ name: login, namespace: auth }, { name: slow, namespace: auth }, { name: strict, namespace: auth }, { name: both, namespace: auth }]';
    const imported = await importFiles({ 'm.yaml': MIDDLEWARES, 'r.yaml': route('wiki', 'websecure', all) });
    expect(partOf(imported, 'services')).toContain(
      exposure(`        forwardAuth:
          address: http://authelia.auth.svc:9091/api/verify
          responseHeaders:
            - Remote-User
        rateLimit:
          average: 10
          burst: 5
          period: 60
        headers:
          X-Robots-Tag: none
        ipAllowList:
          - 192.168.20.0/24
        middlewares:
          - auth/gzip
`),
    );
    expect(leftOut(imported)).toEqual([
      'middleware wiki.example.net: setting trustForwardHeader of forward authentication has no form in the network file',
    ]);
  });

  it('of the route that answers count, and not those of the one that redirects', async () => {
    const files = {
      'm.yaml': MIDDLEWARES,
      'r.yaml':
        route('http', 'web', '[{ name: https, namespace: auth }]') +
        route('https', 'websecure', '[{ name: lan, namespace: auth }]'),
    };
    const services = partOf(await importFiles(files), 'services');
    expect(services).toContain(exposure('        ipAllowList:\n          - 192.168.20.0/24\n'));
    expect(services).not.toContain('middlewares');
  });

  it('are named by annotations of an Ingress, and by the values of an entry point', async () => {
    const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: wiki
  namespace: apps
  annotations: { traefik.ingress.kubernetes.io/router.middlewares: 'auth-lan@kubernetescrd,other@file' }
spec:
  ingressClassName: traefik
  rules:
    - host: wiki.example.net
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: wiki, port: { number: 80 } } } }] }
---
apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata: { name: traefik, namespace: kube-system }
spec:
  valuesContent: |-
    additionalArguments: [--entrypoints.websecure.http.middlewares=auth-slow@kubernetescrd]
`;
    const imported = await importFiles({ 'm.yaml': MIDDLEWARES, 'i.yaml': ingress });
    expect(partOf(imported, 'services')).toContain(
      exposure('        ipAllowList:\n          - 192.168.20.0/24\n'),
    );
    expect(partOf(imported, 'ingresses')).toContain('    rateLimit:\n      average: 10\n');
    expect(leftOut(imported)).toEqual([
      'middleware wiki.example.net: what middleware other@file does is stated nowhere in what was read',
    ]);
  });
});
