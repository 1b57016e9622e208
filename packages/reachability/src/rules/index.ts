import type { Rule } from '@netloom/diagnostics';
import type { ReachFacts } from '../reach-facts.ts';
import { intentNotMet } from './intent-not-met.ts';
import { intentUnknownName } from './intent-unknown-name.ts';

export { reachFacts, type Reach, type ReachFacts } from '../reach-facts.ts';

export const rules: readonly Rule<ReachFacts>[] = [intentNotMet, intentUnknownName];
