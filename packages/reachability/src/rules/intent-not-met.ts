import type { Finding, Rule } from '@netloom/diagnostics';
import { printEndpoint, printTarget, type Intent } from '@netloom/network-model';
import { decidingHop } from '../hop.ts';
import type { ReachFacts } from '../reach-facts.ts';
import type { Trace } from '../trace.ts';

export const intentNotMet: Rule<ReachFacts> = {
  code: 'intent-not-met',
  severity: 'error',
  description: 'Every intent holds: its source reaches its target, or is denied, as the intent expects.',
  *check(facts) {
    for (const intent of facts.network.intents) {
      const { trace, unknownNames } = facts.reach();
      // unknown names are reported by intent-unknown-name.
      if (unknownNames(intent).length > 0) continue;
      const traced = trace(intent);
      if (traced.verdict !== intent.expect) yield toFinding(facts, intent, traced);
    }
  },
};

function toFinding({ origins }: ReachFacts, intent: Intent, traced: Trace): Finding {
  const [from, to] = [printEndpoint(intent.from), printTarget(intent.to)];
  const { text, layer, at } = decidingHop(traced);
  const outcome = {
    allow: `${from} reaches ${to}, which must be denied`,
    deny: `${from} does not reach ${to}`,
    unknown: `whether ${from} reaches ${to} is not certain`,
  }[traced.verdict];
  return {
    message: `${outcome}: ${text}`,
    at: origins.of(intent),
    related: at === null ? [] : [{ message: `decided here (${layer})`, at }],
    help: `\`netloom trace ${from} ${to}\` shows every hop`,
  };
}
