import type { Tree } from '../../sources/tree.ts';
import { embeddedTrees } from '../../sources/tree/embedded.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftTunnel } from '../draft/tunnels.ts';
import type { SourceKind } from '../kind.ts';
import { scalar } from '../planned.ts';
import { entriesAt, itemsAt, scalarAt, statedAt } from '../read-tree.ts';
import { addConfig, addRules } from './cloudflared-config.ts';
import { addAppPods, addPods } from './cloudflared-pods.ts';

/** cloudflared: its configuration as a file, in a ConfigMap or as values of Cloudflare's charts, and its pods. */
export const cloudflared: SourceKind = {
  objects: {
    '/ConfigMap': (object, draft) => {
      const { tree, name, namespace = 'default' } = object;
      for (const [key, value] of entriesAt(tree, 'data')) {
        if (!/\.ya?ml$/.test(key) || value.kind !== 'scalar') continue;
        const text = String(value.value);
        if (!/^tunnel:/m.test(text) && !/^ {0,4}-? *hostname:/m.test(text)) continue;
        const [config] = embeddedTrees(value);
        if (config !== undefined) {
          addConfig(config, { namespace: scalar(namespace, config), configMap: name }, draft);
        }
      }
    },
    'apps/Deployment': addPods,
    'apps/DaemonSet': addPods,
  },
  charts: {
    'app-template': addAppPods,
    'cloudflare-tunnel': ({ tree, namespace = 'default', stated }, draft) => {
      const secret = statedAt(tree, 'cloudflare', 'secretName');
      const tunnel = addChartTunnel(draft, {
        at: stated,
        namespace: scalar(namespace, stated),
        id: statedAt(tree, 'cloudflare', 'tunnelId'),
        isRemote: false,
        replicas: replicasOf(tree),
        // charts/cloudflare-tunnel of Cloudflare's helm-charts mounts this key
        credentials:
          secret === undefined ? undefined : { name: secret, key: scalar('credentials.json', secret.from) },
      });
      addRules(itemsAt(tree, 'cloudflare', 'ingress'), { tunnel }, draft);
    },
    'cloudflare-tunnel-remote': ({ tree, namespace = 'default', stated }, draft) => {
      addChartTunnel(draft, {
        at: stated,
        namespace: scalar(namespace, stated),
        id: undefined,
        isRemote: true,
        replicas: replicasOf(tree),
      });
    },
  },
  other: ({ kind, tree }, draft) => {
    if (kind === 'cloudflared') addConfig(tree, { namespace: scalar('default', tree) }, draft);
  },
};

function addChartTunnel(draft: Draft, tunnel: DraftTunnel): DraftTunnel {
  draft.tunnels.push(tunnel);
  return tunnel;
}

function replicasOf(tree: Tree): DraftTunnel['replicas'] {
  const node = scalarAt(tree, 'replicaCount');
  return typeof node?.value === 'number' ? scalar(node.value, node) : undefined;
}
