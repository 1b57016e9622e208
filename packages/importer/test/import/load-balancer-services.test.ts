import { importFiles, onlyText } from '../import-files.ts';

const POOL = `apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata: { name: pool }
spec: { blocks: [{ cidr: 192.168.20.192/26 }] }
`;

const release = (
  chart: string,
  values: string,
  version = '4.6.2',
): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: base, namespace: apps }
spec:
  chart: { spec: { chart: ${chart}, version: ${version}, sourceRef: { kind: HelmRepository, name: charts } } }
  values:
${values.replaceAll(/^/gm, '    ')}
`;

/** `service: apps/web` of each allocation. */
async function servicesIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const text = onlyText(await importFiles({ 'pool.yaml': POOL, ...files }));
  return Array.from(text.matchAll(/^ {6}service: (.*)$/gm), ([, service = '']) => service);
}

const ADDRESS = 'annotations: { lbipam.cilium.io/ips: 192.168.20.201 }';

describe('Services with load balancer addresses', () => {
  // https://bjw-s-labs.github.io/helm-charts/docs/common-library/resources/names/
  it.each([
    ['one', 'id', '', 'base'],
    ['one with a name', 'id', 'forceRename: random-name', 'random-name'],
    ['one with a template as its name', 'id', "forceRename: '{{ .Release.Name }}-x'", 'base-x'],
    ['one with a prefix', 'id', 'prefix: pfx', 'pfx-base'],
    ['one with a suffix', 'id', 'suffix: sfx', 'base-sfx'],
  ])('of app-template have the name of the release: %s', async (_, identifier, field, name) => {
    const values = `service:\n  ${identifier}:\n    type: LoadBalancer\n    ${ADDRESS}\n    ${field}\n    ports: { http: { port: 80 } }`;
    expect(await servicesIn({ 'app.yaml': release('app-template', values) })).toEqual([`apps/${name}`]);
  });

  it.each([
    ['4.6.2', 'apps/base-id'],
    ['2.6.0', 'apps/base'],
  ])('of app-template %s are called %s where there are several and one is primary', async (version, name) => {
    const values = `service:\n  id: { primary: true, type: LoadBalancer, ${ADDRESS}, ports: { http: { port: 80 } } }\n  other: { ports: { http: { port: 81 } } }`;
    expect(await servicesIn({ 'app.yaml': release('app-template', values, version) })).toEqual([name]);
  });

  it.each([
    ['service:\n  http: { type: ClusterIP }\n  ssh:\n    type: LoadBalancer\n    ', 'apps/base-ssh'],
    ['services:\n  game:\n    type: LoadBalancer\n    ', 'apps/base-game'],
    ['store:\n  external:\n    type: LoadBalancer\n    ', 'apps/base-store-external'],
  ])('of other charts are found below %j', async (values, name) => {
    expect(await servicesIn({ 'app.yaml': release('forge', values + ADDRESS) })).toEqual([name]);
  });

  it('are made by operators of what their objects say', async () => {
    const store = `apiVersion: dragonflydb.io/v1alpha1
kind: Dragonfly
metadata: { name: store, namespace: dbms }
spec: { replicas: 1, serviceSpec: { type: LoadBalancer, ${ADDRESS} } }
`;
    const database = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: main, namespace: dbms }
spec:
  managed:
    services:
      additional:
        - selectorType: rw
          serviceTemplate:
            metadata: { name: main-lb, annotations: { lbipam.cilium.io/ips: 192.168.20.202 } }
            spec: { type: LoadBalancer }
`;
    expect(await servicesIn({ 'a.yaml': store, 'b.yaml': database })).toEqual(['dbms/store', 'dbms/main-lb']);
    const inside = store.replace('type: LoadBalancer', 'type: ClusterIP');
    expect(await servicesIn({ 'a.yaml': inside })).toEqual([]);
  });
});
