import { isRecord, recordsIn } from './records.ts';

/** One pair of pods and a port that a policy lets in. */
export interface PolicyAtom {
  /** The labels of the pods; none is all of the namespace. */
  readonly pods: Readonly<Record<string, unknown>>;
  /** A peer as the policy has it; null for everybody. */
  readonly peer: Readonly<Record<string, unknown>> | null;
  /** null for all ports. */
  readonly port: { readonly port: unknown; readonly protocol: string } | null;
}

/** What the ingress policies of a namespace do together: they add up, so that it is a set of what each of them allows. */
export interface IngressRuling {
  /** Whether they isolate all pods. */
  readonly deniesAll: boolean;
  /** By their texts. */
  readonly atoms: ReadonlyMap<string, PolicyAtom>;
}

/** Of specs of NetworkPolicies in one namespace; null where one has what this form does not hold. */
export function rulingOf(specs: readonly unknown[]): IngressRuling | null {
  const atoms = new Map<string, PolicyAtom>();
  let deniesAll = false;
  for (const spec of specs) {
    if (!isRecord(spec)) return null;
    const types = Array.isArray(spec.policyTypes) ? spec.policyTypes : ['Ingress'];
    const pods = labelsOf(spec.podSelector);
    if (types.length !== 1 || types[0] !== 'Ingress' || spec.egress !== undefined || pods === null) {
      return null;
    }
    deniesAll ||= Object.keys(pods).length === 0;
    for (const rule of recordsIn(spec.ingress)) {
      const peers = recordsIn(rule.from);
      const ports = recordsIn(rule.ports);
      for (const peer of peers.length === 0 ? [null] : peers) {
        for (const port of ports.length === 0 ? [null] : ports.map(toPort)) {
          const atom: PolicyAtom = { pods, peer: peer === null ? null : sorted(peer), port };
          atoms.set(JSON.stringify(atom), atom);
        }
      }
    }
  }
  return { deniesAll, atoms };
}

/** null where the selector has expressions. */
function labelsOf(selector: unknown): PolicyAtom['pods'] | null {
  if (!isRecord(selector) || Object.keys(selector).some((key) => key !== 'matchLabels')) return null;
  const labels = selector.matchLabels ?? {};
  return isRecord(labels) ? sorted(labels) : null;
}

function toPort(row: Readonly<Record<string, unknown>>): NonNullable<PolicyAtom['port']> {
  const { port, protocol = 'TCP', endPort } = row;
  // a range is a text of its own: no row of the network file is equal to it here
  return {
    port: endPort === undefined ? port : JSON.stringify([port, endPort]),
    protocol: protocol === 'UDP' || protocol === 'TCP' ? protocol : JSON.stringify(protocol),
  };
}

/** With its keys in order, at all depths, so that equal ones have equal texts. */
function sorted(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, isRecord(value) ? sorted(value) : value]),
  );
}
