import type { Origin } from '@netloom/diagnostics';
import type { Symptom } from '@netloom/documents/symptoms';
import type { Network } from '@netloom/network-model';
import type { DoctorFacts } from './facts.ts';
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

/** Something that is not as the model has it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** What was seen, such as `Deployment cloudflare/cloudflared has 0 of 2 replicas available`. */
  readonly saw: string;
  readonly expected: string;
  /** Where the model says so. */
  readonly at: Origin | null;
  readonly fix: Fix;
}

/** How to fix a problem, or how to find out more about it. */
export interface Fix {
  /** What to do, in a sentence; empty where the commands say it. */
  readonly text: string;
  /** As a person types them. */
  readonly commands: readonly string[];
}

/** Something that could not be checked. */
export interface Unknown {
  readonly why: string;
  /** `failed`: it was tried. `not-here`: it cannot be seen from this place, or nobody asked for it. */
  readonly cause: 'failed' | 'not-here';
}

/** What a check makes of what it saw. */
export interface Judgement {
  /** What was seen and is as it should be, in a few words. */
  readonly saw: string;
  readonly problems: readonly Problem[];
  readonly unknown: readonly Unknown[];
}

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
  /** Pure: the same observation is always judged the same. */
  readonly judge: (observed: Observed, facts: DoctorFacts) => Judgement;
}

export interface Check extends Omit<CheckDefinition<never>, 'observe' | 'judge'> {
  readonly examine: (vantage: Vantage, facts: DoctorFacts) => Promise<Judgement>;
}

/** A check whose observation only its own judgement knows. */
export function toCheck<Observed>({ observe, judge, ...about }: CheckDefinition<Observed>): Check {
  return { ...about, examine: async (vantage, facts) => judge(await observe(vantage, facts), facts) };
}
