import { importFiles, onlyText, printFindings } from '../import-files.ts';
import { MANIFESTS } from './manifests.ts';

/** Policies of namespace apps, whose Service web goes through Traefik. */
const DENY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: apps }
spec: { podSelector: {} }
`;
const SAME_NAMESPACE = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: own-pods, namespace: apps }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress: [{ from: [{ podSelector: {} }] }]
`;
const TRAEFIK = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: traefik, namespace: apps }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }
          podSelector:
            matchLabels: { app.kubernetes.io/name: traefik, app.kubernetes.io/instance: traefik-kube-system }
      ports: [{ port: 8080 }]
`;
/** From a Service of another namespace, at a port that is the pods' own. */
const MQTT = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: mqtt, namespace: apps }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: iot } }
          podSelector: { matchLabels: { app: mqtt } }
      ports: [{ port: 8080, protocol: TCP }, { port: 9000, protocol: TCP }]
`;

async function importPolicies(...policies: readonly string[]) {
  return importFiles({ ...MANIFESTS, 'policies.yaml': policies.join('---\n') });
}

function policiesIn(text: string): string {
  return /^(?:firewall|policies):[\s\S]*/m.exec(text)?.[0] ?? '';
}

describe('import of network policies', () => {
  it('gives default deny where netloom would write the same policies', async () => {
    const imported = await importPolicies(DENY, SAME_NAMESPACE, TRAEFIK);
    expect(policiesIn(onlyText(imported))).toBe('policies:\n  defaultDenyIngress:\n    - apps\n');
    expect(
      imported.networks.flatMap(({ leftOut }) => leftOut.filter(({ kind }) => kind === 'NetworkPolicy')),
    ).toEqual([]);
    expect(printFindings(imported)).toEqual([]);
  });

  it('gives a row of firewall for what they let in beside exposures', async () => {
    const text = onlyText(await importPolicies(DENY, SAME_NAMESPACE, TRAEFIK, MQTT));
    expect(policiesIn(text)).toBe(`firewall:
  - name: mqtt-to-web
    from: service:iot/mqtt
    to: service:apps/web
    ports:
      - 80/tcp
      - 9000/tcp

policies:
  defaultDenyIngress:
    - apps
`);
    expect(text).toContain('  - name: mqtt\n    namespace: iot\n    port: 1883\n    targetPort: 1883\n');
  });

  it.each([
    ['does not let in the own pods', [DENY, TRAEFIK], ['deny', 'traefik']],
    ['does not let in the entry point', [DENY, SAME_NAMESPACE], ['deny', 'own-pods']],
    [
      'does not isolate the namespace',
      [
        SAME_NAMESPACE.replace(
          'podSelector: {}\n  policy',
          'podSelector: { matchLabels: { app: web } }\n  policy',
        ),
      ],
      ['own-pods'],
    ],
    [
      'lets in pods by an expression',
      [
        DENY,
        SAME_NAMESPACE,
        TRAEFIK,
        TRAEFIK.replace('name: traefik, n', 'name: more, n').replace(
          'matchLabels: { app: web }',
          'matchExpressions: [{ key: app, operator: Exists }]',
        ),
      ],
      ['deny', 'own-pods', 'traefik', 'more'],
    ],
    [
      'lets in all ports',
      [DENY, SAME_NAMESPACE, TRAEFIK.replace(/ {6}ports.*\n/, '')],
      ['deny', 'own-pods', 'traefik'],
    ],
  ])('names them as others where one %s', async (_why, policies, names) => {
    const imported = await importPolicies(...policies);
    const text = policiesIn(onlyText(imported));
    expect(text).not.toContain('defaultDenyIngress');
    expect(text).toContain('  others:\n');
    expect(Array.from(text.matchAll(/ {4}- name: (.*)/g), ([, name]) => name)).toEqual(names);
    const left = imported.networks.flatMap(({ leftOut }) =>
      leftOut.filter(({ kind }) => kind === 'NetworkPolicy'),
    );
    expect(left.map(({ name, why, range }) => `${name} ${range?.start.line ?? 0}: ${why}`)[0]).toBe(
      `${names[0] ?? ''} 3: it stays as it is: policies.others names it, and what it lets through is unknown`,
    );
    expect(printFindings(imported)).toEqual([]);
  });

  it('names outgoing policies and their pods', async () => {
    const egress = DENY.replace(
      'podSelector: {}',
      'podSelector: { matchLabels: { app: web } }, policyTypes: [Egress]',
    );
    expect(policiesIn(onlyText(await importPolicies(egress)))).toBe(
      'policies:\n  others:\n    - name: deny\n      namespace: apps\n      types:\n        - egress\n      selector:\n        app: web\n',
    );
  });

  it('names those of Cilium, whose labels may have the source before them', async () => {
    const text = onlyText(
      await importPolicies(`apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: web, namespace: apps }
spec:
  endpointSelector: { matchLabels: { 'k8s:app': web, 'k8s:io.kubernetes.pod.namespace': apps } }
  ingress: [{ fromEntities: [world] }]
  egressDeny: [{ toEntities: [world] }]
---
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: { name: hosts }
spec: { nodeSelector: {}, ingress: [] }
---
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: { name: all }
spec: { endpointSelector: {}, egress: [{ toEntities: [cluster] }] }
`),
    );
    expect(policiesIn(text)).toBe(`policies:
  others:
    - name: web
      namespace: apps
      kind: CiliumNetworkPolicy
      types:
        - ingress
        - egress
      selector:
        app: web
    - name: all
      kind: CiliumClusterwideNetworkPolicy
      types:
        - egress
`);
  });
});
