import { object, pinAnnotation, service } from './documents.ts';
import type { Mistake } from './mistake.ts';
import type { PlantFacts } from './plant-facts.ts';

const endpoint = (name: string, host: string, type: string, target: string): string =>
  object(
    'externaldns.k8s.io/v1alpha1',
    'DNSEndpoint',
    name,
    `spec:\n  endpoints:\n    - dnsName: ${host} @here\n      recordType: ${type}\n      targets:\n        - ${target}\n`,
  );

function ofRecords(...documents: readonly string[]): (facts: PlantFacts) => readonly string[] | null {
  return ({ hasRecords }) => (hasRecords ? documents : null);
}

function ofTailnet(route: string): (facts: PlantFacts) => readonly string[] | null {
  const connector = object(
    'tailscale.com/v1alpha1',
    'Connector',
    'planted',
    `spec:\n  subnetRouter:\n    advertiseRoutes:\n      - ${route} @here\n`,
  );
  return ({ hasTailnet }) => (hasTailnet ? [connector] : null);
}

function ofTunnel(rules: string): (facts: PlantFacts) => readonly string[] | null {
  const configuration = object(
    'v1',
    'ConfigMap',
    'planted-tunnel',
    `  namespace: cloudflare\ndata:\n  config.yaml: |\n    tunnel: 11111111-2222-4333-8444-555555555555\n    ingress:\n${rules}      - service: http_status:404\n`,
  );
  return ({ hasTunnel }) => (hasTunnel ? [configuration] : null);
}

const rule = (host: string, path: string, to = 'http://planted.planted:8080'): string =>
  `      - hostname: ${host} @here\n        path: ${path} @here\n        service: ${to}\n`;

/** Of hosts, records and tunnels, and a password. */
export const NAME_MISTAKES: readonly Mistake[] = [
  {
    what: 'an Ingress with the host of another',
    code: 'host-claimed-twice',
    plant: ({ ingress }) =>
      ingress === null
        ? null
        : [
            object(
              'networking.k8s.io/v1',
              'Ingress',
              'planted',
              `  namespace: planted\nspec:\n  ingressClassName: ${ingress.className}\n  rules:\n    - host: ${ingress.host} @here\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend: { service: { name: planted, port: { number: 80 } } }\n`,
            ),
          ],
  },
  {
    what: 'an IngressRoute with the host of another',
    code: 'host-claimed-twice',
    plant: ({ traefik }) =>
      traefik === null
        ? null
        : [
            object(
              'traefik.io/v1alpha1',
              'IngressRoute',
              'planted',
              `  namespace: planted\nspec:\n  routes:\n    - kind: Rule\n      match: Host(\`${traefik.host}\`) @here\n      services:\n        - name: planted\n          port: 80\n`,
            ),
          ],
  },
  {
    what: 'an HTTPRoute with the host of another',
    code: 'host-claimed-twice',
    plant: ({ gateway }) =>
      gateway === null
        ? null
        : [
            object(
              'gateway.networking.k8s.io/v1',
              'HTTPRoute',
              'planted',
              `  namespace: planted\nspec:\n  hostnames:\n    - ${gateway.host} @here\n  parentRefs:\n    - name: ${gateway.name}\n      namespace: ${gateway.namespace}\n  rules:\n    - backendRefs:\n        - name: planted\n          port: 80\n`,
            ),
          ],
  },
  {
    what: 'a record that is there twice',
    code: 'dns-record-twice',
    isTogether: true,
    plant: ofRecords(
      endpoint('planted-1', 'planted.example.net', 'A', '192.0.2.5'),
      endpoint('planted-2', 'planted.example.net', 'A', '192.0.2.6'),
    ),
  },
  {
    what: 'a CNAME beside another record',
    code: 'dns-cname-conflict',
    isTogether: true,
    plant: ofRecords(
      endpoint('planted-1', 'planted.example.net', 'A', '192.0.2.5'),
      endpoint('planted-2', 'planted.example.net', 'CNAME', 'other.example.net'),
    ),
  },
  {
    what: 'CNAMEs of each other',
    code: 'dns-cname-circle',
    isTogether: true,
    plant: ofRecords(
      endpoint('planted-1', 'a.example.net', 'CNAME', 'b.example.net @here'),
      endpoint('planted-2', 'b.example.net', 'CNAME', 'a.example.net @here'),
    ),
  },
  {
    what: 'a route into the range of the tailnet',
    code: 'route-in-tailnet-range',
    plant: ofTailnet('100.64.7.0/24'),
  },
  {
    what: 'a route to everywhere',
    code: 'route-is-exit-node',
    plant: ofTailnet('0.0.0.0/0'),
  },
  {
    what: 'a tunnel path that is a pattern of a shell',
    code: 'tunnel-path-glob',
    plant: ofTunnel(rule('planted.example.net', '/api/*')),
  },
  {
    what: 'a tunnel path that is no regular expression',
    code: 'tunnel-path-invalid',
    plant: ofTunnel(rule('planted.example.net', '/api/(')),
  },
  {
    what: 'a tunnel rule after one that takes all',
    code: 'tunnel-path-shadowed',
    plant: ofTunnel(
      `      - hostname: planted.example.net\n        service: http://planted.planted:8080\n${rule('planted.example.net', '/api', 'http://other.planted:8080')}`,
    ),
  },
  {
    what: 'a tunnel rule into the pod network',
    code: 'backend-in-cluster-network',
    plant: (facts) =>
      facts.podCidr === null
        ? null
        : ofTunnel(
            `      - hostname: planted.example.net\n        service: http://${facts.podCidr.replace(/\d+\/\d+$/, '9')}:8080 @here\n`,
          )(facts),
  },
  {
    what: 'a password in an annotation',
    code: 'secret-in-plaintext',
    plant: (facts) =>
      facts.inside === null
        ? null
        : [
            service(
              `example.com/database: postgres://user:hunter2000@db.example.net/app @here\n    ${pinAnnotation(facts)}: ${facts.inside}`,
            ),
          ],
  },
];
