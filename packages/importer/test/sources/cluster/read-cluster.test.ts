import { withApiServer } from '@netloom/cluster/testing';
import { placeAt, toValue } from '@netloom/diagnostics';
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
            annotations: {
              'k3s.io/node-args':
                '["server","--cluster-cidr","10.44.0.0/16","--disable=servicelb","--disable","traefik","--token","********","--cluster-init"]',
            },
          },
        }),
      };
    case '/api/v1/services':
      return {
        body: list(
          { metadata: { name: 'web', namespace: 'web' }, spec: { loadBalancerIP: '10.0.10.230' } },
          {
            metadata: {
              name: 'solver',
              namespace: 'web',
              ownerReferences: [{ kind: 'Challenge', name: 'web-1', controller: true }],
            },
            spec: { ports: [] },
          },
        ),
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
        ['Service', 'solver', 'cluster'],
      ]);
      expect(machines).toMatchObject([{ from: 'k3s', name: { value: 'node-1' }, role: 'server' }]);
      expect(machines.map(({ tree }) => toValue(tree))).toEqual([
        {
          'cluster-cidr': '10.44.0.0/16',
          disable: ['servicelb', 'traefik'],
          token: '********',
          'cluster-init': true,
        },
      ]);
      expect(unread).toEqual([
        {
          file: 'lab: ConfigMap',
          kind: 'ConfigMap',
          why: 'the user of context "lab" cannot list configmaps at the cluster scope',
        },
      ]);
    });
  });

  it('gives each value a place in the object', async () => {
    await withApiServer(answer, async ({ cluster }) => {
      const { objects } = await readCluster(cluster);
      const node = at(objects[1]?.tree, 'spec', 'loadBalancerIP')!;
      expect(placeAt(node.source, node.span)).toMatchObject({
        file: 'lab: Service web/web',
        path: 'spec.loadBalancerIP',
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

  it('keeps what an Ingress of a person says, and lists what a controller makes', async () => {
    const own = { metadata: { name: 'web', namespace: 'web' } };
    const made = {
      metadata: {
        ...{ name: 'solver', namespace: 'web' },
        ownerReferences: [{ kind: 'Challenge', name: 'web-1', controller: true }],
      },
    };
    const ingresses = (asked: { readonly call: string }) => {
      const path = asked.call.replace(/^GET /, '').replace(/\?.*$/, '');
      if (path === '/apis/networking.k8s.io/v1') return { body: resources(['Ingress', 'ingresses']) };
      return path === '/apis/networking.k8s.io/v1/ingresses' ? { body: list(own, made) } : answer(asked);
    };
    await withApiServer(ingresses, async ({ cluster }) => {
      const { objects, unread } = await readCluster(cluster);
      expect(objects.flatMap(({ kind, name }) => (kind === 'Ingress' ? name : []))).toEqual(['web']);
      expect(unread).toContainEqual({
        file: 'lab: Ingress web/solver',
        why: 'a controller makes it of a Challenge',
      });
    });
  });

  it('reads a kind in the version that the cluster serves', async () => {
    const older = (asked: { readonly call: string }) => {
      const path = asked.call.replace(/^GET /, '').replace(/\?.*$/, '');
      if (path === '/apis/networking.k8s.io/v1beta1') {
        return { body: resources(['ServiceCIDR', 'servicecidrs']) };
      }
      if (path !== '/apis/networking.k8s.io/v1beta1/servicecidrs') return answer(asked);
      return { body: list({ metadata: { name: 'kubernetes' }, spec: { cidrs: ['10.43.0.0/16'] } }) };
    };
    await withApiServer(older, async ({ cluster }) => {
      const { objects } = await readCluster(cluster);
      expect(objects).toContainEqual(
        expect.objectContaining({ apiVersion: 'networking.k8s.io/v1beta1', kind: 'ServiceCIDR' }),
      );
    });
  });

  it('refuses a cluster of which nothing may be read', async () => {
    const nothing = (asked: { readonly call: string }) => {
      const resource = /^GET \/api\/v1\/(\w+)/.exec(asked.call)?.[1];
      if (resource === undefined) return answer(asked);
      const message = `${resource} is forbidden: User "x" cannot list resource "${resource}" in API group "" at the cluster scope`;
      return { status: 403, body: { kind: 'Status', reason: 'Forbidden', message } };
    };
    await withApiServer(nothing, async ({ cluster }) => {
      await expect(readCluster(cluster)).rejects.toMatchObject({
        name: 'ClusterForbidden',
        exit: 4,
        detail:
          'the user of context "lab" cannot list nodes at the cluster scope, nor any other kind that is read',
      });
    });
  });
});
