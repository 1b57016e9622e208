import type { ChartValues } from '../../sources/chart-values.ts';
import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import type { Draft } from '../draft/draft.ts';
import type { SecretPlace, TunnelPods } from '../draft/tunnels.ts';
import { nameNode } from '../name-node.ts';
import { scalar, textOf, type PlannedScalar } from '../planned.ts';
import { at, entriesAt, itemsAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';

const IMAGE = /(^|\/)cloudflare\/cloudflared(:|@|$)/;

/** A Deployment or a DaemonSet of cloudflared. */
export function addPods(object: LiveObject, draft: Draft): void {
  const { tree, namespace = 'default' } = object;
  const pod = at(tree, 'spec', 'template', 'spec');
  for (const container of itemsAt(pod, 'containers')) {
    if (!IMAGE.test(textAt(container, 'image') ?? '')) continue;
    const volumes = new Map(
      itemsAt(pod, 'volumes').map((volume) => [textAt(volume, 'name') ?? '', volume] as const),
    );
    const mounts = itemsAt(container, 'volumeMounts').flatMap((mount): readonly Mount[] => {
      const volume = volumes.get(textAt(mount, 'name') ?? '');
      const path = textAt(mount, 'mountPath');
      if (volume === undefined || path === undefined) return [];
      return [
        {
          path,
          subPath: textAt(mount, 'subPath'),
          secret: statedAt(volume, 'secret', 'secretName'),
          configMap: textAt(volume, 'configMap', 'name'),
          items: itemsAt(volume, 'secret', 'items'),
        },
      ];
    });
    const env = itemsAt(container, 'env').map((row) => [textAt(row, 'name') ?? '', row] as const);
    const words = ['command', 'args'].flatMap((key) =>
      itemsAt(container, key).map((item) => textAt(item) ?? ''),
    );
    draft.tunnelPods.push({
      at: nameNode(object),
      namespace,
      replicas: numberAt(tree, 'spec', 'replicas'),
      ...toSettings({ words, mounts, env }),
    });
  }
}

/** The same by the values of app-template: environments may be mappings there. */
export function addAppPods(chart: ChartValues, draft: Draft): void {
  const { tree, stated, namespace = 'default' } = chart;
  for (const [, controller] of entriesAt(tree, 'controllers')) {
    for (const [, container] of entriesAt(controller, 'containers')) {
      if (!IMAGE.test(textAt(container, 'image', 'repository') ?? '')) continue;
      const mounts = entriesAt(tree, 'persistence').flatMap(([, row]) => mountsOf(row));
      const env = at(container, 'env');
      const words = ['command', 'args'].flatMap((key) => textsAt(container, key).map(textOf));
      draft.tunnelPods.push({
        at: at(stated, 'metadata', 'name') ?? stated,
        namespace,
        replicas: numberAt(controller, 'replicas'),
        ...toSettings({
          words,
          mounts,
          env:
            env?.kind === 'sequence'
              ? env.items.map((row) => [textAt(row, 'name') ?? '', row] as const)
              : entriesAt(env),
        }),
      });
    }
  }
}

interface Mount {
  readonly path: string;
  readonly subPath: string | undefined;
  readonly secret: PlannedScalar | undefined;
  readonly configMap: string | undefined;
  /** Which keys of the Secret are which files; none means all by their names. */
  readonly items: readonly Tree[];
}

function mountsOf(row: Tree): readonly Mount[] {
  const type = textAt(row, 'type');
  const places = [
    ...itemsAt(row, 'globalMounts'),
    ...entriesAt(row, 'advancedMounts').flatMap(([, of]) =>
      entriesAt(of).flatMap(([, list]) => itemsAt(list)),
    ),
  ];
  return places.flatMap((place): readonly Mount[] => {
    const path = textAt(place, 'path');
    if (path === undefined) return [];
    return [
      {
        path,
        subPath: textAt(place, 'subPath'),
        secret: type === 'secret' ? statedAt(row, 'name') : undefined,
        configMap: type === 'configMap' ? textAt(row, 'name') : undefined,
        items: [],
      },
    ];
  });
}

interface PodInput {
  readonly words: readonly string[];
  readonly mounts: readonly Mount[];
  readonly env: readonly (readonly [string, Tree])[];
}

/** Flags and variables of cloudflared (cmd/cloudflared/tunnel/cmd.go of its repository). */
function toSettings({ words, mounts, env }: PodInput): Omit<TunnelPods, 'at' | 'namespace' | 'replicas'> {
  const variables = new Map(env);
  const token = variables.get('TUNNEL_TOKEN');
  const variable = (name: string): PlannedScalar | undefined => {
    const row = variables.get(name);
    return statedAt(row) ?? statedAt(row, 'value');
  };
  return {
    configMaps: mounts.flatMap(({ configMap }) => configMap ?? []),
    hasToken: token !== undefined || words.some((word) => word.includes('--token')),
    token: toSecret(at(token, 'valueFrom', 'secretKeyRef')),
    id: variable('TUNNEL_ID'),
    protocol: variable('TUNNEL_TRANSPORT_PROTOCOL'),
    credentialsFile: variable('TUNNEL_CRED_FILE'),
    secretOfFile: (file) => secretOfFile(file, mounts),
  };
}

function toSecret(reference: Tree | undefined): SecretPlace | undefined {
  const name = statedAt(reference, 'name');
  const key = statedAt(reference, 'key');
  return name === undefined || key === undefined ? undefined : { name, key };
}

/** The Secret that a file in the container comes from. */
function secretOfFile(file: string, mounts: readonly Mount[]): SecretPlace | undefined {
  for (const { path, subPath, secret, items } of mounts) {
    if (secret === undefined) continue;
    if (file === path && subPath !== undefined) return { name: secret, key: scalar(subPath, secret.from) };
    if (!file.startsWith(`${path.replace(/\/$/, '')}/`)) continue;
    const name = file.slice(path.replace(/\/$/, '').length + 1);
    const item = items.find((one) => textAt(one, 'path') === name);
    return { name: secret, key: statedAt(item, 'key') ?? scalar(name, secret.from) };
  }
  return undefined;
}

function numberAt(tree: Tree, ...path: readonly string[]): PlannedScalar | undefined {
  const node = scalarAt(tree, ...path);
  return typeof node?.value === 'number' ? scalar(node.value, node) : undefined;
}
