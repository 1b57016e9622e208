import { plain, withoutOrigin } from '@netloom/chart-kit';
import type { CheckedNetwork } from '@netloom/engine/check';
import { toNetworkPolicies } from '@netloom/network-model/chart';
import type { Draft, DraftPolicy, DraftService } from '../model/draft.ts';
import { list, map, scalar, textOf, type Planned, type PlannedMap } from '../model/planned.ts';
import { at } from '../model/read-tree.ts';
import { FirewallRows } from '../proposal/firewall-rows.ts';
import { PlannedServices, portsOf } from '../proposal/planned-services.ts';
import type { CheckedImport } from '../verdict/check-import.ts';
import { plainTree } from './plain-tree.ts';
import { rulingOf, type IngressRuling, type PolicyAtom } from './policy-atoms.ts';
import { isRecord } from './records.ts';

/** The policies that are there, in the network file. */
export interface PlacedPolicies {
  readonly file: PlannedMap;
  /** Namespaces whose policies are exactly those that netloom would write. */
  readonly denied: ReadonlySet<string>;
}

/**
 * A namespace denies by default in the network file where netloom would write policies that let in the same, neither more
 * nor less; what lets in more than the file derives becomes a row of `firewall`. All other policies are `policies.others`.
 */
export async function placePolicies(
  { draft, file }: { readonly draft: Draft; readonly file: PlannedMap },
  check: (file: PlannedMap) => Promise<CheckedImport>,
): Promise<PlacedPolicies> {
  const own = new Map([...rulingsIn(draft)].filter(([, ruling]) => ruling.deniesAll));
  const plans = own.size === 0 ? null : await planRows({ draft, file, own }, check);
  const denied = plans === null ? [] : await exactIn(plans, { own, draft, file }, check);
  const others = draft.policies.filter(
    (policy) =>
      (policy.namespace === null || !denied.includes(policy.namespace)) && !isOfTunnel(policy, draft),
  );
  const rows = new Rows({ file, draft });
  for (const namespace of denied) for (const atom of plans?.get(namespace) ?? []) rows.add(namespace, atom);
  return { file: rows.toFile({ denied, others }), denied: new Set(denied) };
}

type Rulings = ReadonlyMap<string, IngressRuling>;

/** Of the namespaces that have policies of Kubernetes alone. */
function rulingsIn({ policies }: Draft): Rulings {
  const rulings = new Map<string, IngressRuling>();
  for (const [namespace, own] of Map.groupBy(policies, (policy) => policy.namespace)) {
    if (namespace === null || own.some(({ kind }) => kind !== 'NetworkPolicy')) continue;
    const specs = own.map(({ tree }) => at(tree, 'spec'));
    const ruling = rulingOf(specs.map((spec) => (spec === undefined ? {} : plainTree(spec))));
    if (ruling !== null) rulings.set(namespace, ruling);
  }
  return rulings;
}

interface ExactInput {
  readonly draft: Draft;
  readonly file: PlannedMap;
  readonly own: Rulings;
}

type Check = (file: PlannedMap) => Promise<CheckedImport>;
type RowPlans = ReadonlyMap<string, readonly PolicyAtom[]>;

/** What rows have to let in, of the namespaces in which the file alone lets in nothing that its policies do not. */
async function planRows({ draft, file, own }: ExactInput, check: Check): Promise<RowPlans> {
  const rows = new Rows({ file, draft });
  const { checked } = await check(rows.toFile({ denied: [...own.keys()], others: [] }));
  const written = checked.kind === 'checked' ? rulingsOf(checked) : new Map<string, IngressRuling>();
  return new Map(
    [...own].flatMap(([namespace, { atoms }]) => {
      const derived = written.get(namespace)?.atoms;
      if (derived === undefined || [...derived.keys()].some((key) => !atoms.has(key))) return [];
      const missing = [...atoms].filter(([key]) => !derived.has(key)).map(([, atom]) => atom);
      const isStated = missing.every((atom) => new Rows({ file, draft }).add(namespace, atom));
      return isStated ? [[namespace, missing] as const] : [];
    }),
  );
}

/** Those whose policies are the same with these rows. */
async function exactIn(
  plans: RowPlans,
  { draft, file, own }: ExactInput,
  check: Check,
): Promise<readonly string[]> {
  const rows = new Rows({ file, draft });
  for (const [namespace, atoms] of plans) for (const atom of atoms) rows.add(namespace, atom);
  const { checked } = await check(rows.toFile({ denied: [...plans.keys()], others: [] }));
  if (checked.kind !== 'checked') return [];
  const written = rulingsOf(checked);
  return [...plans.keys()].filter((namespace) => {
    const [stated, made] = [own.get(namespace)?.atoms, written.get(namespace)?.atoms];
    if (stated === undefined || made === undefined) return false;
    return stated.size === made.size && [...stated.keys()].every((key) => made.has(key));
  });
}

function rulingsOf({ facts: { network } }: CheckedNetwork): Rulings {
  const policies = toNetworkPolicies(network, withoutOrigin);
  return new Map(
    [...Map.groupBy(policies, ({ namespace }) => namespace.toString())].flatMap(([namespace, own]) => {
      const ruling = rulingOf(own.map(({ spec }) => plain(spec)));
      return ruling === null ? [] : [[namespace, ruling] as const];
    }),
  );
}

/** netloom's own policy of the tunnel takes the place of one of that name. */
function isOfTunnel({ kind, namespace, name }: DraftPolicy, { tunnels }: Draft): boolean {
  const [tunnel] = tunnels;
  const own = tunnel?.namespace === undefined ? null : textOf(tunnel.namespace);
  return kind === 'NetworkPolicy' && name === 'cloudflared' && namespace === own;
}

/** Rows of the file that let in what policies let in. */
class Rows {
  readonly #file: PlannedMap;
  readonly #draft: Draft;
  readonly #services: PlannedServices;
  readonly #firewall: FirewallRows;

  constructor({ file, draft }: Pick<ExactInput, 'draft' | 'file'>) {
    this.#file = file;
    this.#draft = draft;
    this.#services = new PlannedServices(file, draft);
    this.#firewall = new FirewallRows(file);
  }

  /** Whether there is a row for it. */
  add(namespace: string, { pods, peer, port }: PolicyAtom): boolean {
    const service = this.#serviceOf(namespace, pods);
    const from = this.#endpointOf(peer);
    if (service === undefined || from === null || port === null) return false;
    const protocol = port.protocol === 'TCP' ? 'tcp' : port.protocol === 'UDP' ? 'udp' : null;
    if (typeof port.port !== 'number' || protocol === null) return false;
    const behind = portsOf(service, undefined, this.#draft).find(
      (row) => typeof row !== 'string' && textOf(row.podPort) === String(port.port),
    );
    const own = typeof behind === 'object' ? behind.port : undefined;
    const text = this.#services.portText(service, { port: own, podPort: scalar(port.port), protocol });
    if (text === null) return false;
    this.#firewall.add({ from, service, port: text, purpose: null });
    return true;
  }

  toFile({
    denied,
    others,
  }: {
    readonly denied: readonly string[];
    readonly others: readonly DraftPolicy[];
  }): PlannedMap {
    const { entries, from } = this.#file;
    if (denied.length === 0 && others.length === 0) return this.#file;
    const all: Record<string, Planned | undefined> = {
      ...Object.fromEntries(entries),
      services: this.#services.toList(),
      firewall: list(this.#firewall.toList()),
      policies: map({
        defaultDenyIngress: list(denied.map((namespace) => scalar(namespace))),
        others: list(others.map(toOther)),
      }),
    };
    return map(all, from);
  }

  #serviceOf(namespace: string, pods: PolicyAtom['pods']): DraftService | undefined {
    return [...this.#draft.services.values()].find(
      (one) =>
        one.namespace === namespace &&
        one.selector.length > 0 &&
        one.selector.length === Object.keys(pods).length &&
        one.selector.every(([key, value]) => pods[key] === textOf(value)),
    );
  }

  /** As the network file calls the peer; null where it has no word for it. */
  #endpointOf(peer: PolicyAtom['peer']): string | null {
    if (peer === null) return 'any';
    const { namespaceSelector, podSelector, ipBlock } = peer;
    if (isRecord(ipBlock) && typeof ipBlock.cidr === 'string' && ipBlock.except === undefined) {
      return ipBlock.cidr;
    }
    if (!isRecord(namespaceSelector)) return null;
    if (Object.keys(namespaceSelector).length === 0 && podSelector === undefined) return 'pods';
    const labels = namespaceSelector.matchLabels;
    if (!isRecord(labels) || !isRecord(podSelector) || !isRecord(podSelector.matchLabels)) return null;
    const namespace = labels['kubernetes.io/metadata.name'];
    if (typeof namespace !== 'string' || Object.keys(labels).length > 1) return null;
    const service = this.#serviceOf(namespace, podSelector.matchLabels);
    if (service === undefined) return null;
    this.#services.rowOf(service, undefined);
    return `service:${namespace}/${service.name}`;
  }
}

function toOther({ kind, name, namespace, types, selector, at: place }: DraftPolicy): PlannedMap {
  return map(
    {
      name: scalar(name, place),
      namespace: namespace === null ? undefined : scalar(namespace, place),
      kind: kind === 'NetworkPolicy' ? undefined : scalar(kind, place),
      types: list(types.map((type) => scalar(type, place))),
      selector: selector.length === 0 ? undefined : map(Object.fromEntries(selector), place),
    },
    place,
  );
}
