import type { Tree } from '../../sources/tree.ts';
import { toAddress } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { scalar } from '../planned.ts';
import { at, entriesAt, itemsAt, statedAt, textAt } from '../read-tree.ts';

/** kube-vip: the environment of its pods (pkg/kubevip/config_environment.go of its repository), and its chart's values. */
export const kubeVip: SourceKind = {
  objects: {
    'apps/DaemonSet': ({ tree }, draft) => {
      readPods(at(tree, 'spec', 'template'), draft);
    },
    '/Pod': ({ tree }, draft) => {
      readPods(tree, draft);
    },
  },
  charts: {
    'kube-vip': ({ tree, stated }, draft) => {
      const variables = new Map(entriesAt(tree, 'env'));
      addApi(statedAt(tree, 'config', 'address') ?? statedAt(variables.get('address')), draft, {
        isControlPlane: textAt(variables.get('cp_enable')) !== 'false',
        port: undefined,
      });
      if (textAt(variables.get('svc_enable')) === 'true') draft.balanceBy('kube-vip', stated);
    },
  },
};

function readPods(pod: Tree | undefined, draft: Draft): void {
  for (const container of itemsAt(pod, 'spec', 'containers')) {
    const image = textAt(container, 'image') ?? '';
    if (!/(^|\/)kube-vip(:|@|$)/.test(image)) continue;
    const variables = new Map(
      itemsAt(container, 'env').map((item) => [textAt(item, 'name') ?? '', item] as const),
    );
    const valueOf = (name: string): ReturnType<typeof statedAt> => statedAt(variables.get(name), 'value');
    const isControlPlane = textAt(variables.get('cp_enable'), 'value') === 'true';
    addApi(valueOf('address') ?? valueOf('vip_address'), draft, { isControlPlane, port: valueOf('port') });
    if (textAt(variables.get('svc_enable'), 'value') === 'true') draft.balanceBy('kube-vip', container);
  }
}

function addApi(
  address: ReturnType<typeof statedAt>,
  draft: Draft,
  { isControlPlane, port }: { readonly isControlPlane: boolean; readonly port: ReturnType<typeof statedAt> },
): void {
  if (!isControlPlane || address === undefined) return;
  const read = toAddress(address, 4, { kind: 'kube-vip', name: 'address', draft });
  if (read === undefined) return;
  const number = Number(port?.value);
  draft.apis.push({
    address: read,
    by: 'kube-vip',
    port: Number.isInteger(number) ? scalar(number, port?.from) : undefined,
  });
}
