import type { Symptom } from '@netloom/documents/symptoms';
import type { Network } from '@netloom/network-model';
import type { DoctorFacts } from './facts.ts';
import type { Outcome } from './outcome.ts';
import type { Vantage } from './vantage.ts';

/** What checks are about; `--only` chooses by it. */
export const CHECK_SUBJECTS = [
  'cluster',
  'load-balancer',
  'ingress',
  'tunnel',
  'tailnet',
  'policies',
  'dns',
  'lan',
  'proxmox',
  'intents',
] as const;
export type CheckSubject = (typeof CHECK_SUBJECTS)[number];

/** One thing to look at. */
export interface CheckDefinition<Observed> {
  /** Stable, such as `load-balancer-objects`. */
  readonly id: string;
  readonly subject: CheckSubject;
  /** What is compared. */
  readonly title: string;
  /** What a person notices when it fails; null where nothing typical. */
  readonly symptom: Symptom | null;
  /** Whether the network has it. */
  readonly applies: (network: Network) => boolean;
  /** Looks, and changes nothing. Throws NotChecked, or what the cluster's client throws. */
  readonly observe: (vantage: Vantage, facts: DoctorFacts) => Promise<Observed>;
  /** Pure: the same observation always has the same outcome. */
  readonly compare: (observed: Observed, facts: DoctorFacts) => Outcome;
}

export interface Check extends Omit<CheckDefinition<never>, 'observe' | 'compare'> {
  readonly examine: (vantage: Vantage, facts: DoctorFacts) => Promise<Outcome>;
}

/** A check whose observation only its own comparison knows. */
export function toCheck<Observed>({ observe, compare, ...about }: CheckDefinition<Observed>): Check {
  return { ...about, examine: async (vantage, facts) => compare(await observe(vantage, facts), facts) };
}
