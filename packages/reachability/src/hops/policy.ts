import type { IntervalSet } from '@netloom/addresses';
import { portInWords, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import {
  evaluatePolicies,
  type DirectionVerdict,
  type OpenReason,
  type Party,
  type Policy,
} from '../policy/index.ts';
import { podSender, toParty, type Sender } from '../sender.ts';
import type { World } from '../world/prepare.ts';
import type { Workload } from '../world/workloads.ts';

/** Network policies of both pods: what the one may open, and what the other takes. */
export function* policyHops(
  world: World,
  flow: Flow,
  to: { readonly pods: Workload; readonly port: number },
): Generator<Hop> {
  const { pods, port } = to;
  const label = `pods of ${pods.namespace}/${pods.name}`;
  const receiver = podSender(world, { ...pods, label });
  const verdict = evaluate(world, flow, { party: toParty(receiver, flow.family), port });
  const way = { sender: flow.sender, to: `${label} on ${portInWords({ port, protocol: flow.protocol })}` };
  if (verdict.egress.kind !== 'open')
    yield toHop(world, { ...way, verdict: verdict.egress, out: flow.sender.label });
  const sibling = verdict.ingress.kind === 'deny' ? openSibling(world, flow, to) : null;
  if (sibling === null) yield toHop(world, { ...way, verdict: verdict.ingress, out: null });
  else {
    const text = `policies close ${way.to}, whose labels are not stated; if they are those of ${sibling.namespace}/${sibling.name}, they let ${flow.sender.label} in`;
    yield unknown('policy', text, pods.at);
  }
}

/** Pods of the same namespace that are let in, and that pods without stated labels may be. */
function openSibling(
  world: World,
  flow: Flow,
  { pods, port }: { readonly pods: Workload; readonly port: number },
): Workload | null {
  if (pods.labelsStated) return null;
  const siblings = [...world.workloads().values()].filter(
    ({ namespace, labelsStated }) => namespace === pods.namespace && labelsStated,
  );
  const isOpen = (sibling: Workload): boolean => {
    const party = toParty(podSender(world, { ...sibling, label: sibling.name }), flow.family);
    return evaluate(world, flow, { party, port }).ingress.kind !== 'deny';
  };
  return siblings.find(isOpen) ?? null;
}

/** Only what the sender's own policies say: the other end is no pod. Nothing where none decides. */
export function* egressHops(
  world: World,
  flow: Flow,
  to: { readonly addresses: IntervalSet; readonly label: string },
): Generator<Hop> {
  const party: Party = { kind: 'outside', addresses: to.addresses };
  const { egress } = evaluate(world, flow, { party, port: flow.port ?? 1 });
  if (egress.kind === 'open') return;
  if (egress.kind === 'deny' && flow.port === null) {
    const text = `whether policies let ${flow.sender.label} out to ${to.label} depends on the port, which is not stated`;
    yield unknown('policy', text, null);
    return;
  }
  yield toHop(world, { sender: flow.sender, to: to.label, verdict: egress, out: flow.sender.label });
}

function evaluate(
  world: World,
  { sender, protocol, family }: Flow,
  { party, port }: { readonly party: Party; readonly port: number },
): ReturnType<typeof evaluatePolicies> {
  const traffic = {
    from: toParty(sender, family),
    to: party,
    port,
    protocol: protocol === 'udp' ? ('UDP' as const) : ('TCP' as const),
  };
  return evaluatePolicies({ policies: world.policies(), traffic });
}

const WHY_OPEN = {
  'not-isolated': 'no policy isolates',
  'not-a-pod': 'no policy concerns',
  'host-network': 'policies leave alone the host network of',
  'own-node': 'policies always let a node reach',
  itself: 'a pod always reaches itself:',
} as const satisfies Record<OpenReason, string>;

function toHop(
  world: World,
  decided: {
    readonly sender: Sender;
    readonly to: string;
    readonly verdict: DirectionVerdict;
    /** Whose policies decide about what goes out; null for what comes in. */
    readonly out: string | null;
  },
): Hop {
  const { sender, to, verdict, out } = decided;
  if (verdict.kind === 'open') return allow('policy', `${WHY_OPEN[verdict.why]} ${out ?? to}`, null);
  const of = `${sender.label} ${out === null ? 'into' : 'out to'} ${to}`;
  if (verdict.kind === 'deny') {
    const [isolating] = verdict.isolatedBy;
    if (isolating === undefined) throw new Error('a denial by no policy');
    const closed = `${nameOf(isolating)} closes ${out ?? to}, and no other lets`;
    const rest = out === null ? `${sender.label} in` : `it out to ${to}`;
    return deny('policy', `${closed} ${rest}`, world.at(isolating));
  }
  const [first] = verdict.allowedBy;
  const at = first === undefined ? null : world.at(first.policy);
  const by = [...new Set(verdict.allowedBy.map(({ policy }) => nameOf(policy)))].join(', ');
  return verdict.kind === 'allow'
    ? allow('policy', `${by} lets ${of}`, at)
    : unknown('policy', `${by} lets only a part of ${of}`, at);
}

function nameOf({ namespace, name }: Policy): string {
  return `policy ${namespace.toString()}/${name.toString()}`;
}
