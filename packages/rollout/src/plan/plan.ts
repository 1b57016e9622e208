import type { ClusterFacts } from '@netloom/cluster';
import type { ObjectChange } from '../changes/objects/diff-objects.ts';
import type { PoolsInBetween } from '../changes/pools-in-between.ts';
import type { Refusal } from '../changes/refusal.ts';
import type { Statement } from '../changes/statement.ts';
import type { Drift } from './drift.ts';

/** What would change, and what stands against it. */
export interface Plan {
  /** The name of the network that is desired. */
  readonly network: string;
  /** What the file says otherwise than before, in network words. */
  readonly statements: readonly Statement[];
  /** The same object by object. */
  readonly objects: readonly ObjectChange[];
  /** What somebody did in the cluster; nothing where no cluster was observed. */
  readonly drift: readonly Drift[];
  /** The pools between two steps; null where one step does. */
  readonly twoSteps: PoolsInBetween | null;
  /** What an apply does; null where the network is compared with another file. */
  readonly rollout: Rollout | null;
  /** What a person should know before it is applied. */
  readonly warnings: readonly string[];
  /** What the plan rests on, and what it cannot know. */
  readonly notes: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** The part of a plan that only a cluster has, in the order in which it is applied. */
export interface Rollout {
  readonly cluster: ClusterFacts;
  /** Whether nothing says yet that this is the network's cluster: it holds no network, and the file pins none. */
  readonly firstInstall: boolean;
  readonly namespaces: readonly NamespaceStep[];
  readonly secrets: readonly SecretState[];
  readonly operators: readonly OperatorStep[];
  readonly release: ReleaseStep;
  /** How many objects the release has; null where the apply does not go that far. */
  readonly objects: number | null;
}

export interface NamespaceStep {
  readonly name: string;
  /** `keep`: ours, with what the network says. `leave`: somebody else's, and good enough. `loosen`: somebody else's, and stricter than its pods bear. */
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
  /** `leave`: installed by somebody else, or newer than what the network pins. */
  readonly action: 'install' | 'upgrade' | 'keep' | 'leave';
  readonly version: string;
  /** The version that runs; null where no release of ours does. */
  readonly running: string | null;
  /** Why it is upgraded or left alone. */
  readonly reason: string | null;
  /** Whether a Helm that was stopped left its release pending. */
  readonly pending: boolean;
}

export interface ReleaseStep {
  readonly action: 'install' | 'upgrade';
  /** The revision that is there; null before the first install. */
  readonly revision: number | null;
  /** The newest revision that Helm keeps, also of a release that was uninstalled. */
  readonly newest: number | null;
  readonly pending: boolean;
}

/** Whether nothing would change. An apply may still make a revision, where the chart is another one and its objects are the same. */
export function isEmpty({ statements, objects, drift, rollout }: Plan): boolean {
  return statements.length + objects.length + drift.length === 0 && (rollout === null || isIdle(rollout));
}

const IDLE: ReadonlySet<string> = new Set(['keep', 'leave']);

function isIdle({ namespaces, operators, release }: Rollout): boolean {
  return [...namespaces, ...operators].every(({ action }) => IDLE.has(action)) && !release.pending;
}
