import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import { toAddress } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { at, entriesAt, textAt } from '../read-tree.ts';
import { annotatedAddresses, sharingKey } from '../service-address.ts';

/** Groups whose objects hold Services of entry points, or values of charts, which have readers of their own. */
const OWN =
  /^(?:|gateway\..*|.*\.fluxcd\.io|argoproj\.io|helm\.cattle\.io|apiextensions\.k8s\.io|cilium\.io)$/;

/** Services that an operator makes of its own kind of object, as far as that asks for load balancer addresses. */
export const customServices: SourceKind = {
  anyObject: (object, draft) => {
    const [group = '', version] = object.apiVersion.split('/');
    if (version !== undefined && !OWN.test(group)) walk(at(object.tree, 'spec'), object, draft);
  },
};

function walk(node: Tree | undefined, object: LiveObject, draft: Draft): void {
  if (node?.kind === 'sequence') for (const item of node.items) walk(item, object, draft);
  if (node?.kind !== 'mapping') return;
  if (textAt(node, 'type') === 'LoadBalancer') {
    addAddresses(node, undefined, object, draft);
  }
  // a template of a Service has its annotations beside its specification
  else if (textAt(node, 'spec', 'type') === 'LoadBalancer') {
    addAddresses(node, textAt(node, 'metadata', 'name'), object, draft);
  }
  for (const [, value] of entriesAt(node)) walk(value, object, draft);
}

function addAddresses(service: Tree, written: string | undefined, object: LiveObject, draft: Draft): void {
  const { namespace = 'default', kind } = object;
  const name = written ?? object.name;
  const annotations = at(service, 'annotations') ?? at(service, 'metadata', 'annotations');
  for (const one of annotatedAddresses(annotations)) {
    const address = toAddress(one, 4, { kind, name: `${namespace}/${name}`, draft });
    if (address === undefined) continue;
    draft.allocations.push({ namespace, name, address, sharing: sharingKey(annotations) });
  }
}
