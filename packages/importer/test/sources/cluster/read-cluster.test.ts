import { withApiServer } from '@netloom/cluster/testing';
import { placeAt } from '@netloom/diagnostics';
import { readCluster } from '../../../src/sources/cluster/read-cluster.ts';
import { at } from '../../../src/sources/tree/nodes.ts';

const resources = (...names: readonly (readonly [string, string])[]) => ({
  kind: 'APIResourceList',
  resources: names.map(([kind, name]) => ({ kind, name, namespaced: kind !== 'Node', verbs: ['list'] })),
});
const list = (...items: readonly unknown[]) => ({ metadata: {}, items });

function answer({ call }: { readonly call: string }) {
  const path = call.replace(/^GET /, '').replace(/\?.*$/, '');
  switch (path) {
    case '/version':
      return { body: { gitVersion: 'v1.37.1+k3s1' } };
    case '/api/v1':
      return { body: resources(['Node', 'nodes'], ['Service', 'services'], ['ConfigMap', 'configmaps']) };
    case '/api/v1/nodes':
      return {
        body: list({
          metadata: {
            name: 'node-1',
            annotations: { 'k3s.io/node-args': '["server","--cluster-cidr","10.44.0.0/16"]' },
          },
        }),
      };
    case '/api/v1/services':
      return {
        body: list({ metadata: { name: 'web', namespace: 'web' }, spec: { loadBalancerIP: '10.0.10.230' } }),
      };
    case '/api/v1/configmaps':
      return {
        status: 403,
        body: {
          kind: 'Status',
          reason: 'Forbidden',
          message:
            'configmaps is forbidden: User "x" cannot list resource "configmaps" in API group "" at the cluster scope',
        },
      };
    default:
      return { status: 404, body: {} };
  }
}

describe(readCluster, () => {
  it('reads what there is, and says which right is missing', async () => {
    await withApiServer(answer, async ({ cluster }) => {
      const { objects, machines, unread, clusters } = await readCluster(cluster);
      expect(clusters).toEqual(['lab']);
      expect(objects.map(({ kind, name, origin }) => [kind, name, origin])).toEqual([
        ['Node', 'node-1', 'cluster'],
        ['Service', 'web', 'cluster'],
      ]);
      expect(machines).toMatchObject([{ from: 'k3s', name: { value: 'node-1' }, role: 'server' }]);
      expect(unread).toEqual([
        {
          file: 'lab: ConfigMap',
          why: 'the user of context "lab" may not list ConfigMap (v1): the right "list" is missing',
        },
      ]);
    });
  });

  it('gives each value a place in the object', async () => {
    await withApiServer(answer, async ({ cluster }) => {
      const { objects } = await readCluster(cluster);
      const node = at(objects[1]?.tree, 'spec', 'loadBalancerIP')!;
      expect(placeAt(node.source, node.span)).toMatchObject({
        file: 'lab/Service/web/web',
        start: { line: 9 },
      });
    });
  });

  it('only reads', async () => {
    await withApiServer(answer, async ({ cluster, calls }) => {
      await readCluster(cluster);
      expect(calls().filter((call) => !call.startsWith('GET '))).toEqual([]);
      expect(calls().some((call) => call.includes('secrets'))).toBe(false);
    });
  });
});
