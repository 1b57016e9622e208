import * as z from 'zod';
import type { RuleOptions } from './rule-options.ts';

const Rules = z.array(z.record(z.string(), z.string()));

/** What a network has at the firewall: never more than what is its own. */
export const FirewallState = z.strictObject({
  /** An entry is an address or a CIDR; a `!` before it takes it out of the set. */
  sets: z.array(z.strictObject({ name: z.string(), entries: z.array(z.string()) })),
  groups: z.array(z.strictObject({ name: z.string(), rules: Rules })),
  rules: Rules,
});

export interface FirewallState {
  readonly sets: readonly { readonly name: string; readonly entries: readonly string[] }[];
  readonly groups: readonly { readonly name: string; readonly rules: readonly RuleOptions[] }[];
  readonly rules: readonly RuleOptions[];
}

/** Sets and groups carry the mark as their comment, rules before a name of their own. */
export function isOurRule(mark: string, { comment }: RuleOptions): boolean {
  return comment?.startsWith(`${mark}: `) === true;
}
