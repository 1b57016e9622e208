import { importFiles, printFindings } from '../import-files.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: apps }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: example }] }
`;
const service = (selector: string, name = 'web'): string => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: apps }
spec:
  selector: ${selector}
  ports: [{ port: 80 }]
`;

async function find(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return printFindings(await importFiles({ 'deployment.yaml': DEPLOYMENT, ...files }));
}

describe('a Service whose selector no workload has', () => {
  it('is found at the label, beside that of the workload that is meant', async () => {
    expect(await find({ 'service.yaml': service('{ app: website }') })).toEqual([
      'warning service-selects-nothing service.yaml:5 (deployment.yaml:6)',
    ]);
    expect(await find({ 'service.yaml': service('{ app: wep }', 'front') })).toEqual([
      'warning service-selects-nothing service.yaml:5 (deployment.yaml:6)',
    ]);
    const { diagnostics } = await importFiles({
      'deployment.yaml': DEPLOYMENT,
      'service.yaml': service('{ app: website }'),
    });
    expect(diagnostics.map(({ message, related }) => [message, related.map((one) => one.message)])).toEqual([
      [
        'Service "apps/web" selects pods with app=website, and no workload of its namespace has that: nobody answers behind it',
        ['the pods of Deployment "web" have app=web'],
      ],
    ]);
  });

  const RELEASE = `apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata: { name: x, namespace: kube-system }
spec: { chart: redis, targetNamespace: apps }
`;
  const CLUSTER =
    'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: x, namespace: apps }\n';

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['it matches', { 'service.yaml': service('{ app: web }') }],
    ['it has no selector', { 'service.yaml': service('{}') }],
    ['it has labels that no workload has', { 'service.yaml': service('{ name: web }') }],
    ['another program may run its pods', { 'service.yaml': service('{ app: database }', 'database') }],
    ['a chart makes pods there', { 'service.yaml': service('{ app: website }'), 'release.yaml': RELEASE }],
    [
      'a controller makes pods there',
      { 'service.yaml': service('{ app: website }'), 'cluster.yaml': CLUSTER },
    ],
    ['a value is not known', { 'service.yaml': service("{ app: 'web-${COLOUR}' }") }],
    [
      'a file could not be read',
      {
        'service.yaml': service('{ app: website }'),
        'broken.yaml': 'apiVersion: v1\nkind: List\nitems: [\n',
      },
    ],
    [
      'it is in another namespace',
      { 'service.yaml': service('{ app: website }').replace('namespace: apps', 'namespace: other') },
    ],
  ])('is no finding where %s', async (_why, files) => {
    expect(await find(files)).toEqual([]);
  });
});
