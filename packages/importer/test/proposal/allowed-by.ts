/** A pod as policies see it. */
export interface TestPod {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface Peer {
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string };
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

interface Policy {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly podSelector: Selector;
    readonly ingress?: readonly {
      readonly from?: readonly Peer[];
      readonly ports?: readonly { readonly port: number; readonly protocol?: string }[];
    }[];
  };
}

/**
 * Whether ingress policies allow a connection, as https://kubernetes.io/docs/concepts/services-networking/network-policies/
 * has it: written for these tests alone, from that page. Of selectors only matchLabels, of peers only pods.
 */
export function allowedBy(
  policies: readonly object[],
  { from, to, port }: { readonly from: TestPod; readonly to: TestPod; readonly port: number },
): boolean {
  // the objects are what the proposal prints as manifests
  const own = (policies as readonly Policy[]).filter(
    ({ metadata, spec }) => metadata.namespace === to.namespace && selects(spec.podSelector, to.labels),
  );
  if (own.length === 0) return true;
  return own.some(({ spec }) =>
    (spec.ingress ?? []).some(
      (rule) =>
        (rule.ports === undefined ||
          rule.ports.some((one) => one.port === port && (one.protocol ?? 'TCP') === 'TCP')) &&
        (rule.from === undefined || rule.from.some((peer) => isPeer(peer, from, to.namespace))),
    ),
  );
}

function isPeer({ namespaceSelector, podSelector, ipBlock }: Peer, pod: TestPod, own: string): boolean {
  if (ipBlock !== undefined) return false;
  const isInNamespace =
    namespaceSelector === undefined
      ? pod.namespace === own
      : selects(namespaceSelector, { 'kubernetes.io/metadata.name': pod.namespace });
  return isInNamespace && selects(podSelector ?? {}, pod.labels);
}

function selects({ matchLabels = {} }: Selector, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}
