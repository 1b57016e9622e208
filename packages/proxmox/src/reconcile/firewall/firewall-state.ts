import type { ReadonlyDeep } from '@netloom/chart-kit';
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
export type FirewallState = ReadonlyDeep<z.output<typeof FirewallState>>;

/** The comment of a set or group is the mark; that of a rule is the mark and a name. */
export function isOurRule(mark: string, { comment }: RuleOptions): boolean {
  return comment?.startsWith(`${mark}: `) === true;
}
