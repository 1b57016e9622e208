import type { Rule } from '@netloom/diagnostics';
import { waiverExpired } from './waiver-expired.ts';
import type { WaiverFacts } from './waiver-facts.ts';
import { waiverUnknownCode } from './waiver-unknown-code.ts';
import { waiverUnused } from './waiver-unused.ts';

/** Rules over waivers. Their findings cannot be waived. */
export const waiverRules: readonly Rule<WaiverFacts>[] = [waiverExpired, waiverUnknownCode, waiverUnused];
