import { IntervalSet } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { Workload } from '../network-index/workloads.ts';
import type { Party } from '../policy/index.ts';
import { podSender, toParty, type Sender } from '../sender.ts';

/** What policies may match for one packet, since the network does not state which node runs a pod, or what its labels are. */
export interface PolicyCase {
  /** When it applies; null where there is no other case. */
  readonly when: string | null;
  readonly sender: Pick<Sender, 'label'>;
  readonly from: Party;
  readonly to: Party;
}

/** Every case of a flow to these pods; the last is the one with the fewest privileges. */
export function casesOf(index: NetworkIndex, flow: Flow, pods: Workload): readonly PolicyCase[] {
  return endsOf(index, flow, pods).flatMap((end) =>
    viewsOf(index, flow.sender).map(({ sender, node, when }) => ({
      when: [end.when, when].filter((one) => one !== null).join(', ') || null,
      sender,
      from: toParty(sender, flow.family),
      to: end.party.kind === 'pod' ? { ...end.party, node } : end.party,
    })),
  );
}

interface View {
  readonly sender: Sender;
  /** The node that runs the pod, where this view is that of a pod on the sender's own node. */
  readonly node: string | null;
  readonly when: string | null;
}

/** kube-router accepts what a pod's own node sends (`--src-type LOCAL`), and matches clients before SNAT. */
function viewsOf(index: NetworkIndex, sender: Sender): readonly View[] {
  const several = index.network.nodes.length > 1;
  if (sender.kind === 'node') {
    const own = { sender, node: sender.name, when: several ? `for pods on ${sender.name}` : null };
    return several ? [own, { sender, node: null, when: 'for pods on other nodes' }] : [own];
  }
  if (sender.kind !== 'hidden') return [{ sender, node: null, when: null }];
  const { client } = sender;
  const node = client.kind === 'node' ? client.name : null;
  if (!several) return [{ sender: client, node, when: null }];
  return [
    { sender: client, node, when: 'for pods on the node that receives the packet' },
    { sender, node: null, when: 'for pods on other nodes' },
  ];
}

interface End {
  readonly party: Party;
  readonly when: string | null;
}

/** Selectors match neither addresses outside the cluster nor pods in the host's network; endpoints may be another Service's pods. */
function endsOf(index: NetworkIndex, { family }: Flow, pods: Workload): readonly End[] {
  const { namespace, name, stated } = pods;
  const party = toParty(podSender(index, { ...pods, label: name }), family);
  if (stated) return [{ party, when: null }];
  // no address: only a rule without peers allows it
  const outside: Party = { kind: 'outside', addresses: IntervalSet.of([]) };
  const siblings = [...index.workloads().values()].filter((one) => one.namespace === namespace && one.stated);
  return [
    { party: outside, when: 'where its endpoints are hostNetwork pods or outside the cluster' },
    ...siblings.map((one) => ({
      party: toParty(podSender(index, { ...one, label: one.name }), family),
      when: `where its endpoints are the pods of ${namespace}/${one.name}`,
    })),
    { party, when: `where its endpoints are pods of ${namespace}` },
  ];
}
