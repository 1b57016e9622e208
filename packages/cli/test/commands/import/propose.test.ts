import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../../run-here.ts';

const APP = (name: string, port: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${name} }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: main, image: example, ports: [{ name: http, containerPort: 8080 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${name} }
spec:
  selector: { app: ${name} }
  ports: [{ port: 80, targetPort: ${port} }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: ${name} }
spec:
  ingressClassName: traefik
  rules:
    - host: ${name}.example.net
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: ${name}, port: { number: 80 } } } }] }
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-propose-'));
  await writeFile(join(folder, 'web.yaml'), APP('web', 'http'));
  await writeFile(join(folder, 'wiki.yaml'), APP('wiki', 'other'));
});

afterEach(() => rm(folder, { recursive: true }));

const propose = (...args: readonly string[]): ReturnType<typeof runHere> =>
  runHere(['import', folder, '--no-helm', '--propose', 'default-deny', ...args]);

describe('netloom import --propose', () => {
  it('prints what would be let in, what stays open and what would be cut', async () => {
    const { code, stdout } = await propose();
    expect(code).toBe(0);
    expect(stdout.replaceAll(`${folder}/`, ''))
      .toBe(`default deny for 1 of 2 namespaces: 3 policies. This is a plan, nothing is changed.

  web: denies what comes in, but from its own pods
    pod:kube-system/ingress-traefik to service web at 8080/tcp (expose)
      stated at web.yaml:23

these stay open:
  wiki
    service wiki would be cut off: not all of its pods have a port "other"

these would be cut off, so that their namespaces stay open:
  wiki/wiki: not all of its pods have a port "other" (wiki.yaml:23)

A connection between namespaces that no file states, or only a Secret, would be cut: close one namespace after the other, and look.
`);
  });

  it('writes a file in which nothing is switched on, and which validates', async () => {
    const file = join(folder, 'network.yaml');
    expect((await propose('--write', file)).code).toBe(0);
    expect(await readFile(file, 'utf8')).toMatch(/\npolicies:\n {2}auditIngress:\n {4}- web\n$/);
    expect((await runHere(['validate', file, '--fail-on', 'warning'])).code).toBe(0);
  });

  it('adds to a file that is there what it needs for that', async () => {
    const file = join(folder, 'network.yaml');
    await runHere(['import', folder, '--no-helm', '--write', file]);
    await propose('--into', file, '--write');
    expect(await readFile(file, 'utf8')).toMatch(/\npolicies:\n {2}auditIngress:\n {4}- web\n$/);
    expect(await propose('--into', file)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing is new; 0 different') as unknown,
    });
  });

  it('answers programs in JSON, with the policies and the network that was checked', async () => {
    const { stdout } = await propose('--output', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      networks: [
        {
          proposal: {
            namespaces: ['web'],
            flows: [
              {
                namespace: 'web',
                service: 'web',
                ports: ['8080/tcp'],
                by: 'expose',
                certainty: 'object',
                wide: null,
              },
            ],
            open: [{ namespace: 'wiki' }],
            cut: [{ namespace: 'wiki', service: 'wiki', range: { start: { line: 23 } } }],
            policies: [
              { kind: 'NetworkPolicy', metadata: { name: 'default-deny-ingress', namespace: 'web' } },
              { metadata: { name: 'allow-same-namespace' } },
              { metadata: { name: 'allow-ingress-traefik-to-web' } },
            ],
            text: expect.stringContaining('policies:\n  defaultDenyIngress:\n    - web\n') as unknown,
          },
        },
      ],
    });
  });

  it('exits 2 for anything else to propose', async () => {
    const { code, stderr } = await runHere(['import', folder, '--propose', 'peace']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Allowed choices are default-deny')]);
  });
});
