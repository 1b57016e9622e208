import type { Rule } from '@netloom/diagnostics';
import { configMapTooLarge } from './config-map-too-large.ts';
import { fluxReleaseTooLarge } from './flux-release-too-large.ts';
import type { LimitFacts } from './limit-facts.ts';
import { releaseTooLarge } from './release-too-large.ts';

/** Rules over sizes. Their errors cannot be waived: what is too large cannot be installed. */
export const limitRules: readonly Rule<LimitFacts>[] = [
  configMapTooLarge,
  fluxReleaseTooLarge,
  releaseTooLarge,
];
