import type { Rule } from '@netloom/diagnostics';
import { covers, hasExpired, type WaiverFacts } from './waiver-facts.ts';

export const waiverUnused: Rule<WaiverFacts> = {
  code: 'waiver-unused',
  severity: 'warning',
  description: 'A waiver waives something.',
  *check({ network, origins, findings, codes, fleetCodes, today }) {
    for (const waiver of network.waivers) {
      const { code, matches } = waiver;
      if (!codes.has(code) || fleetCodes.has(code) || hasExpired(waiver, today)) continue;
      if (findings.some((finding) => covers(waiver, finding))) continue;
      const others = findings.filter((finding) => finding.code === code);
      yield {
        message: `the waiver of ${code} waives nothing: ${others.length === 0 ? 'the network file has no such finding' : `no message holds "${matches ?? ''}"`}`,
        at: origins.of(waiver),
        help:
          others.length === 0
            ? 'the finding is fixed or has changed: remove the waiver'
            : 'copy a part of the message that is to be waived, or remove the waiver',
        ...(others.length === 0
          ? {
              fix: {
                title: `remove the waiver of ${code}`,
                edits: [{ kind: 'remove', at: origins.of(waiver) }],
              },
            }
          : {}),
      };
    }
  },
};
