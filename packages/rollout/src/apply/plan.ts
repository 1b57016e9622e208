import type { ClusterFacts, ObjectRef, Owner } from '@netloom/cluster';
import type { PoolsInBetween } from '../changes/pools-in-between.ts';
import type { FieldDifference } from './differences.ts';
import type { ClusterRefusal } from '../plan/checks/cluster.ts';

/** Why nothing will be done, in one sentence, and the way out, which may be commands on lines of their own. */
export interface Refusal {
  readonly code:
    | ClusterRefusal['code']
    | 'argo-owns-network'
    | 'k3s-owns-network'
    | 'namespace-missing'
    | 'namespace-too-strict'
    | 'namespace-going'
    | 'secret-missing'
    | 'secret-incomplete'
    | 'kind-missing'
    | 'release-going'
    | 'foreign-object'
    | 'owned-elsewhere'
    | 'object-going'
    | 'field-conflict'
    | ChangeCode;
  readonly message: string;
  readonly help: string;
}

/** What the plan of changes finds, and an apply must not do. */
export type ChangeCode = 'immutable' | 'too-many-deletes' | 'checksum-differs' | 'server-refuses';

export interface NamespaceStep {
  readonly name: string;
  /** `keep`: ours, brought to what the network says. `leave`: somebody else's, and good enough. `loosen`: somebody else's, and stricter than its pods bear. */
  readonly action: 'create' | 'keep' | 'leave' | 'loosen';
  readonly podSecurity: 'privileged' | 'restricted';
  /** The labels of a namespace that is somebody else's. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface SecretState {
  readonly namespace: string;
  readonly name: string;
  readonly state: 'present' | 'missing' | 'incomplete';
}

export interface OperatorStep {
  readonly name: string;
  readonly namespace: string;
  /** `leave`: brought by somebody else, or newer than what the network pins. */
  readonly action: 'install' | 'upgrade' | 'keep' | 'leave';
  readonly version: string;
  /** The version that runs; null where no release of ours does. */
  readonly running: string | null;
  /** Why it is upgraded or left alone. */
  readonly reason: string | null;
  /** Whether a Helm that was stopped left its release pending. */
  readonly pending: boolean;
}

export interface ObjectStep {
  readonly ref: ObjectRef;
  readonly owner: Owner;
  readonly action: 'create' | 'change' | 'keep' | 'adopt' | 'refuse';
  readonly differences: readonly FieldDifference[];
}

export interface ReleaseStep {
  readonly action: 'install' | 'upgrade';
  /** The revision that is there; null before the first install. */
  readonly revision: number | null;
  /** The newest revision that Helm keeps, also of a release that was uninstalled. */
  readonly newest: number | null;
  readonly pending: boolean;
}

/** What `netloom apply` would do, in its order, and what stands against it. */
export interface ApplyPlan {
  readonly network: string;
  readonly cluster: ClusterFacts;
  /** Whether nothing says yet that this is the network's cluster: it holds no network, and the file pins none. */
  readonly firstInstall: boolean;
  readonly namespaces: readonly NamespaceStep[];
  readonly secrets: readonly SecretState[];
  readonly operators: readonly OperatorStep[];
  readonly release: ReleaseStep;
  readonly objects: readonly ObjectStep[];
  /** Objects of the release that the network has no more. */
  readonly deletes: readonly ObjectRef[];
  /** The pools between two steps; null where one step does. */
  readonly pools: PoolsInBetween | null;
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
}

/** Whether an apply would write nothing, but for a release whose chart or values differ from what it was made of. */
export function changesNothing(plan: ApplyPlan): boolean {
  const { namespaces, operators, objects, deletes, release } = plan;
  const idle: ReadonlySet<string> = new Set(['keep', 'leave']);
  return (
    [...namespaces, ...operators, ...objects].every(({ action }) => idle.has(action)) &&
    deletes.length === 0 &&
    !release.pending
  );
}

/** What one part of the plan says. */
export interface Judged<Row> {
  readonly rows: readonly Row[];
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
}

export function joinJudged<Row>(parts: readonly Judged<Row>[]): Judged<Row> {
  return {
    rows: parts.flatMap(({ rows }) => rows),
    refusals: parts.flatMap(({ refusals }) => refusals),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
