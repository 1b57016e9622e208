import * as z from 'zod';
import type { RuleOptions } from './rule-options.ts';

const Rules = z.array(z.record(z.string(), z.string()));

/** The part of the firewall that netloom manages for a network. */
export const FirewallState = z.strictObject({
  /** An entry is an address or a CIDR; a `!` before it excludes it from the set. */
  sets: z.array(z.strictObject({ name: z.string(), entries: z.array(z.string()) })),
  groups: z.array(z.strictObject({ name: z.string(), rules: Rules })),
  rules: Rules,
});

export interface FirewallState {
  readonly sets: readonly { readonly name: string; readonly entries: readonly string[] }[];
  readonly groups: readonly { readonly name: string; readonly rules: readonly RuleOptions[] }[];
  readonly rules: readonly RuleOptions[];
}

/** The comment of a set or group is the mark; that of a rule is the mark and a name. */
export function isOurRule(mark: string, { comment }: RuleOptions): boolean {
  return comment?.startsWith(`${mark}: `) === true;
}
