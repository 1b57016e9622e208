import { placeAt, type Diagnostic } from '@netloom/diagnostics';
import { ALL_RULES } from '@netloom/engine/check';
import type { UnreachedRule } from '../model/draft.ts';
import { textOf } from '../model/planned.ts';

const CODE = 'tunnel-path-shadowed';

/**
 * As a finding. The network file has no order of a tunnel's rules, since netloom writes its own: that of a configuration is
 * only in the user's file.
 */
export function toUnreachedDiagnostic({ rule, by }: UnreachedRule): Diagnostic | null {
  const own = ALL_RULES.find(({ code }) => code === CODE);
  if (own === undefined || rule.from === undefined || by.from === undefined) return null;
  return {
    code: CODE,
    severity: own.severity,
    message: `the rule for "${textOf(rule)}" is never reached: an earlier one for "${textOf(by)}" takes all of its requests`,
    range: placeAt(rule.from.source, rule.from.span),
    related: [{ message: 'it comes first', range: placeAt(by.from.source, by.from.span) }],
    help: 'cloudflared uses the first rule that matches: move this one before it',
    fix: null,
    docs: own.docs,
  };
}
