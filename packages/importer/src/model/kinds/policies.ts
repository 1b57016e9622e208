import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import { toName } from '../assemble/names.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftPolicy } from '../draft/policies.ts';
import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';
import { scalar, type PlannedScalar } from '../planned.ts';
import { at, entriesAt, itemsAt, textAt } from '../read-tree.ts';

/** Network policies: that they are there, for which pods, and in which direction. */
export const policies: SourceKind = {
  objects: {
    'networking.k8s.io/NetworkPolicy': (object, draft) => {
      const spec = at(object.tree, 'spec');
      add(object, draft, {
        kind: 'NetworkPolicy',
        types: typesOf(spec),
        selector: labelsOf(at(spec, 'podSelector', 'matchLabels')),
      });
    },
    'cilium.io/CiliumNetworkPolicy': addCilium,
    'cilium.io/CiliumClusterwideNetworkPolicy': addCilium,
  },
};

type Decided = Pick<DraftPolicy, 'kind' | 'types' | 'selector'>;

function add(object: LiveObject, draft: Draft, decided: Decided): void {
  const { name, kind, tree } = object;
  const namespace = kind === 'CiliumClusterwideNetworkPolicy' ? null : (object.namespace ?? 'default');
  const where = nameNode(object);
  if (
    (namespace !== null && toName(namespace) !== namespace) ||
    !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name)
  ) {
    draft.leaveOut({ kind, name, why: 'its name, or its namespace, is not stated as it is', at: where });
    return;
  }
  if (draft.policies.some((one) => one.kind === kind && one.namespace === namespace && one.name === name)) {
    return;
  }
  draft.policies.push({ name, namespace, at: where, tree, ...decided });
}

/** As Kubernetes has it where a policy does not say: incoming, and outgoing if it has rules for that. */
function typesOf(spec: Tree | undefined): DraftPolicy['types'] {
  const stated = itemsAt(spec, 'policyTypes').flatMap((item) => textAt(item)?.toLowerCase() ?? []);
  const types = stated.filter((one) => one === 'ingress' || one === 'egress');
  if (types.length > 0) return types;
  return at(spec, 'egress') === undefined ? ['ingress'] : ['ingress', 'egress'];
}

/** One row for all rules of the object: of several `specs` it is not known which pods each holds for. */
function addCilium(object: LiveObject, draft: Draft): void {
  const { tree, kind, name } = object;
  const own = at(tree, 'spec');
  const specs = own === undefined ? itemsAt(tree, 'specs') : [own];
  if (specs.some((spec) => at(spec, 'nodeSelector') !== undefined)) {
    const why = 'it is for the nodes themselves, which the network file has no policies for';
    draft.leaveOut({ kind, name, why, at: nameNode(object) });
    return;
  }
  const has = (direction: string): boolean =>
    specs.some((spec) => [direction, `${direction}Deny`].some((key) => at(spec, key) !== undefined));
  const types = (['ingress', 'egress'] as const).filter(has);
  if (types.length === 0) return;
  add(object, draft, {
    kind: kind === 'CiliumNetworkPolicy' ? kind : 'CiliumClusterwideNetworkPolicy',
    types,
    selector: specs.length === 1 ? labelsOf(at(specs[0], 'endpointSelector', 'matchLabels')) : [],
  });
}

const LABEL = /^(?:[a-z0-9][-a-z0-9.]*\/)?[A-Za-z0-9][-A-Za-z0-9_.]*$/;

/** Those that the network file takes. With fewer labels a row holds for more pods, which is never wrong. */
function labelsOf(labels: Tree | undefined): readonly (readonly [string, PlannedScalar])[] {
  return entriesAt(labels).flatMap(([key, value]) => {
    // labels that Cilium adds for namespaces and clusters are no labels of pods
    const name = key.replace(/^(?:k8s|any):/, '');
    const text = textAt(value) ?? '';
    const isOfPod = LABEL.test(name) && !name.startsWith('io.kubernetes.') && !name.startsWith('io.cilium.');
    return isOfPod && (text === '' || LABEL.test(text)) ? [[name, scalar(text, value)] as const] : [];
  });
}
