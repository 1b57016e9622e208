import { printHuman, type Diagnostic, type Source } from '@netloom/diagnostics';
import { parseEndpoint, parseTarget, RULES_BY_FOLDER, type NetworkFacts } from '@netloom/network-model';
import { indexNetwork, trace } from '@netloom/reachability';
import { checkedText } from './checked-text.ts';
import { EXAMPLE, only } from './example.ts';
import { shown } from './shown.ts';

/** What a rule finds once the pool holds a node, and how a packet reaches the host name. */
export function checkStages(text: string, facts: NetworkFacts): ReadonlyMap<string, string> {
  const { before, after, code } = EXAMPLE.mistake;
  const checked = checkedText(text.replace(before, after));
  const rule = only(Object.values(RULES_BY_FOLDER).flat(), (each) => each.code === code);
  const diagnostic = only(checked.diagnostics, (each) => each.code === code);
  const findings = [...rule.check(checked.facts)].map(({ message, fix }) => ({
    message,
    edits: fix?.edits.map((edit) => ('value' in edit ? { [edit.kind]: edit.value } : edit.kind)),
  }));
  return new Map([
    ['check', findings.map(shown).join('\n')],
    ['place', diagnosticText(diagnostic, checked.source)],
    ['trace', hops(facts)],
  ]);
}

/** Without the count of all that was found. */
function diagnosticText(diagnostic: Diagnostic, source: Source): string {
  const [printed = ''] = printHuman([diagnostic], { sources: [source], color: false }).split('\n\n');
  return printed;
}

function hops(facts: NetworkFacts): string {
  const from = parseEndpoint('tailnet');
  const to = parseTarget(`https://${EXAMPLE.host}`);
  if (!from.ok || !to.ok) throw new Error('the example of docs/pipeline.md is no question');
  return trace(indexNetwork(facts), { from: from.value, to: to.value })
    .hops.map(({ layer, verdict, text }) => `${verdict}  ${layer.padEnd(13)}  ${text}`)
    .join('\n');
}
