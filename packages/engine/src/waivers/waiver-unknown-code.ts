import { closest, type Rule } from '@netloom/diagnostics';
import type { WaiverFacts } from './waiver-facts.ts';

export const waiverUnknownCode: Rule<WaiverFacts> = {
  code: 'waiver-unknown-code',
  severity: 'error',
  description: 'A waiver names the code of a rule.',
  *check({ network, origins, codes }) {
    for (const waiver of network.waivers) {
      const { code } = waiver;
      if (codes.has(code)) continue;
      const meant = closest(code, codes);
      const at = origins.of(waiver, 'code');
      yield {
        message: `no finding that can be waived has the code "${code}"${meant === null ? '' : `: did you mean "${meant}"?`}`,
        at,
        ...(meant === null
          ? { help: 'mistakes of form and of waivers cannot be waived; write a code as messages print it' }
          : { fix: { title: `write ${meant}`, edits: [{ kind: 'replace', at, value: meant }] } }),
      };
    }
  },
};
