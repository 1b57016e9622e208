import type { IntervalSet } from '@netloom/addresses';
import { printEndpoint, type Endpoint } from '../../endpoint.ts';
import { addressesOf } from '../../ledger/addresses-of.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { FirewallRule, PortRange } from '../../network.ts';

/** A firewall rule with the addresses of both sides. */
export interface RuleAddresses {
  readonly rule: FirewallRule;
  readonly from: IntervalSet;
  readonly to: IntervalSet;
}

/** Each endpoint is resolved once, however many rules name it. */
export function withAddresses(rules: readonly FirewallRule[], ledger: Ledger): readonly RuleAddresses[] {
  const known = new Map<string, IntervalSet>();
  const of = (endpoint: Endpoint): IntervalSet => {
    const text = printEndpoint(endpoint);
    const found = known.get(text) ?? addressesOf(endpoint, ledger);
    known.set(text, found);
    return found;
  };
  return rules.map((rule) => ({ rule, from: of(rule.from), to: of(rule.to) }));
}

/** Whether every address of the inner set, and there is one, is in the outer set. */
export function holdsAll(outer: IntervalSet, inner: IntervalSet): boolean {
  return !inner.isEmpty && inner.subtract(outer).isEmpty;
}

/** Whether the ports of a rule hold all of these. */
export function opens({ ports }: FirewallRule, range: PortRange): boolean {
  return ports.some(
    ({ first, last, protocol }) => protocol === range.protocol && first <= range.first && range.last <= last,
  );
}
