import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import { embeddedTrees } from '../../sources/tree/embedded.ts';
import type { Draft, UnreachedRule } from '../draft.ts';
import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';
import { scalar, textOf } from '../planned.ts';
import { at, entriesAt, itemsAt, scalarAt, statedAt, textAt } from '../read-tree.ts';

/** cloudflared: its configuration as a file, in a ConfigMap or as values of Cloudflare's chart, and its pods. */
export const cloudflared: SourceKind = {
  objects: {
    '/ConfigMap': (object, draft) => {
      for (const [key, value] of entriesAt(object.tree, 'data')) {
        if (!/\.ya?ml$/.test(key) || value.kind !== 'scalar') continue;
        const text = String(value.value);
        if (!/^tunnel:/m.test(text) && !/^ {0,4}-? *hostname:/m.test(text)) continue;
        const [config] = embeddedTrees(value);
        if (config !== undefined) addConfig(config, object.namespace ?? 'default', draft);
      }
    },
    'apps/Deployment': addPods,
    'apps/DaemonSet': addPods,
  },
  charts: {
    'cloudflare-tunnel': ({ tree, namespace = 'default', stated }, draft) => {
      addTunnel(draft, {
        at: stated,
        namespace,
        id: statedAt(tree, 'cloudflare', 'tunnelId'),
        isRemote: false,
      });
      addRules(itemsAt(tree, 'cloudflare', 'ingress'), namespace, draft);
    },
    'cloudflare-tunnel-remote': ({ namespace = 'default', stated }, draft) => {
      addTunnel(draft, { at: stated, namespace, id: undefined, isRemote: true });
    },
  },
  other: ({ kind, tree }, draft) => {
    if (kind === 'cloudflared') addConfig(tree, 'default', draft);
  },
};

function addConfig(config: Tree, namespace: string, draft: Draft): void {
  const rules = itemsAt(config, 'ingress');
  if (at(config, 'tunnel') === undefined && rules.length === 0) return;
  addTunnel(draft, { at: config, namespace, id: statedAt(config, 'tunnel'), isRemote: false });
  addRules(rules, namespace, draft);
}

interface TunnelInput {
  readonly at: Tree;
  readonly namespace: string;
  readonly id: ReturnType<typeof statedAt>;
  readonly isRemote: boolean;
}

function addTunnel(draft: Draft, { at: where, namespace, id, isRemote }: TunnelInput): void {
  draft.tunnels.push({ at: where, namespace: scalar(namespace, where), id, isRemote });
}

function addRules(rules: readonly Tree[], namespace: string, draft: Draft): void {
  draft.unreachedRules.push(...unreachedRules(rules));
  for (const rule of rules) {
    const host = statedAt(rule, 'hostname');
    const service = statedAt(rule, 'service');
    if (service === undefined || String(service.value).startsWith('http_status:')) continue;
    if (host === undefined) {
      const why = 'a rule without a host takes every host';
      draft.leaveOut({ kind: 'tunnel rule', name: 'catch-all', why, at: rule });
      continue;
    }
    draft.tunnelRules.push({ host, path: statedAt(rule, 'path'), service, namespace });
  }
}

/** The first rule that matches counts: pkg `ingress` of cloudflared. Paths are patterns that are looked for anywhere. */
function unreachedRules(rules: readonly Tree[]): readonly UnreachedRule[] {
  return rules.flatMap((rule, index) => {
    const host = statedAt(rule, 'hostname');
    const at = statedAt(rule, 'path') ?? host;
    if (host === undefined || at === undefined) return [];
    const by = rules
      .slice(0, index)
      .find((earlier) => takesEveryPath(earlier) && takesHost(textAt(earlier, 'hostname'), textOf(host)));
    // one host twice is a claim of its own
    const isTwice = at === host && textAt(by, 'hostname') === textOf(host);
    return by === undefined || isTwice ? [] : [{ rule: at, by: statedAt(by, 'hostname') ?? at }];
  });
}

function takesEveryPath(rule: Tree): boolean {
  return ['', '/', '^/', '.*', '^/.*'].includes(textAt(rule, 'path') ?? '');
}

/** A rule without a host is that for all that no other takes; it may only be the last one. */
function takesHost(earlier: string | undefined, host: string): boolean {
  if (earlier === undefined) return false;
  return earlier === host || (earlier.startsWith('*.') && host.endsWith(earlier.slice(1)));
}

/** A cloudflared without a configuration here gets its rules from Cloudflare. */
function addPods(object: LiveObject, draft: Draft): void {
  for (const container of itemsAt(object.tree, 'spec', 'template', 'spec', 'containers')) {
    if (!/(^|\/)cloudflare\/cloudflared(:|@|$)/.test(textAt(container, 'image') ?? '')) continue;
    const words = [...itemsAt(container, 'command'), ...itemsAt(container, 'args')].map((item) =>
      textAt(item),
    );
    const hasToken =
      words.some((word) => word?.includes('--token') === true) ||
      itemsAt(container, 'env').some((item) => textAt(item, 'name') === 'TUNNEL_TOKEN');
    addTunnel(draft, {
      at: nameNode(object),
      namespace: object.namespace ?? 'default',
      id: undefined,
      isRemote: hasToken && scalarAt(container, 'volumeMounts', 0, 'name') === undefined,
    });
  }
}
