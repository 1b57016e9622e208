import { plain, withoutOrigin } from '@netloom/chart-kit';
import type { CheckedNetwork } from '@netloom/engine/check';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import { toNetworkPolicies } from '@netloom/network-model/chart';
import type { Draft } from '../model/draft/draft.ts';
import type { DraftPolicy } from '../model/draft/policies.ts';
import { textOf, type PlannedMap } from '../model/planned.ts';
import { at } from '../model/read-tree.ts';
import type { CheckedImport } from '../verdict/check-import.ts';
import { plainTree } from './plain-tree.ts';
import { rulingOf, type IngressRuling, type PolicyAtom } from './policy-atoms.ts';
import { PolicyRows } from './policy-rows.ts';

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
    (policy) => (policy.namespace === null || !denied.includes(policy.namespace)) && !isOwn(policy, draft),
  );
  const rows = new PolicyRows({ file, draft });
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
  const rows = new PolicyRows({ file, draft });
  const { checked } = await check(rows.toFile({ denied: [...own.keys()], others: [] }));
  const written = checked.kind === 'checked' ? rulingsOf(checked) : new Map<string, IngressRuling>();
  return new Map(
    [...own].flatMap(([namespace, { atoms }]) => {
      const derived = written.get(namespace)?.atoms;
      if (derived === undefined || [...derived.keys()].some((key) => !atoms.has(key))) return [];
      const missing = [...atoms].filter(([key]) => !derived.has(key)).map(([, atom]) => atom);
      const isStated = missing.every((atom) => new PolicyRows({ file, draft }).add(namespace, atom));
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
  const rows = new PolicyRows({ file, draft });
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

/** netloom's own policy of the tunnel takes the place of one of that name, and its namespace has only its own. */
function isOwn({ kind, namespace, name }: DraftPolicy, { tunnels }: Draft): boolean {
  if (namespace === NETLOOM_NAMESPACE) return true;
  const [tunnel] = tunnels;
  const own = tunnel?.namespace === undefined ? null : textOf(tunnel.namespace);
  return kind === 'NetworkPolicy' && name === 'cloudflared' && namespace === own;
}
