import { changeTexts } from '../plan-lines.ts';
import type { RuleChange } from './arrange-rules.ts';
import { printRule } from './rule-options.ts';

/** One call that changes the firewall; it is live at once. */
export type FirewallWrite =
  | { readonly kind: 'set'; readonly action: 'create' | 'delete'; readonly name: string }
  | {
      readonly kind: 'entry';
      readonly action: 'create' | 'delete';
      readonly set: string;
      /** `!` before it where it excludes the address. */
      readonly entry: string;
    }
  | { readonly kind: 'group'; readonly action: 'create' | 'delete'; readonly name: string }
  | ({
      readonly kind: 'rule';
      /** The security group; null for the datacenter's own rules. */
      readonly group: string | null;
    } & RuleChange);

const SIGNS = { create: '+', update: '~', move: '~', delete: '-' } as const;

/** One write as one line. */
export function printFirewallWrite(write: FirewallWrite): string {
  return `  ${SIGNS[write.action]} ${describe(write)}`;
}

function describe(write: FirewallWrite): string {
  switch (write.kind) {
    case 'set':
      return `IP set ${write.name}`;
    case 'entry':
      return `IP set ${write.set}: ${write.entry}`;
    case 'group':
      return `security group ${write.name}`;
    case 'rule':
      return `rule${write.group === null ? '' : ` of ${write.group}`}: ${describeChange(write)}`;
    default:
      return write satisfies never;
  }
}

function describeChange(change: RuleChange): string {
  const name = change.rule.comment ?? '';
  switch (change.action) {
    case 'create':
    case 'delete':
      return printRule(change.rule);
    case 'move':
      return `${name}: to ${change.side} ${change.anchor}`;
    case 'update':
      return `${name}: ${changeTexts({ ...change, before: change.rule }).join(', ')}`;
    default:
      return change satisfies never;
  }
}
