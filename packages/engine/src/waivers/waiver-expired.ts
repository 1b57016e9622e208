import type { Rule } from '@netloom/diagnostics';
import { hasExpired, type WaiverFacts } from './waiver-facts.ts';

export const waiverExpired: Rule<WaiverFacts> = {
  code: 'waiver-expired',
  severity: 'error',
  description: 'A waiver is used only until its day.',
  *check({ network, origins, today }) {
    for (const waiver of network.waivers) {
      if (!hasExpired(waiver, today)) continue;
      yield {
        message: `the waiver of ${waiver.code} ended on ${waiver.until}`,
        at: origins.of(waiver, 'until'),
        help: `fix what it waived ("${waiver.reason}"), or decide again and write a later day`,
      };
    }
  },
};
