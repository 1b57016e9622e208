import * as z from 'zod';

// answers are parsed in their canonical form, in which nothing is null
export const OptionMap = z.record(z.string(), z.unknown());

/** An entry of a list of zones, VNets or subnets, read with `pending=1`. */
export const PendingEntry = z.looseObject({
  state: z.enum(['new', 'changed', 'deleted']).optional(),
  pending: OptionMap.optional(),
});
export type PendingEntry = z.output<typeof PendingEntry>;

export const PlainEntry = z.looseObject({ digest: z.string() });
export type PlainEntry = z.output<typeof PlainEntry>;

export const VersionAnswer = z.looseObject({ version: z.string() });

/** Only whether it may be read matters: the names of what lies below. */
export const SdnIndex = z.array(z.unknown());

/** For each path the privileges of the token; the value is 1 where they propagate. */
export const PermissionsAnswer = z.record(z.string(), z.unknown());

export const ZoneStatus = z.looseObject({
  zone: z.string(),
  status: z.string(),
});
export type ZoneStatus = z.output<typeof ZoneStatus>;

export const VNetStatus = z.looseObject({
  vnet: z.string(),
  status: z.string(),
  statusmsg: z.string().optional(),
});
export type VNetStatus = z.output<typeof VNetStatus>;

export const TaskStatus = z.looseObject({
  status: z.enum(['running', 'stopped']),
  exitstatus: z.string().optional(),
});
export type TaskStatus = z.output<typeof TaskStatus>;

export const TaskLogLine = z.looseObject({ t: z.string() });

/** `UPID:node:pid:pstart:starttime:type:id:user:` */
export const Upid = z.string().regex(/^UPID:[^:]+:/);

export const TaskEntry = z.looseObject({ upid: Upid });

export const DryRun = z.looseObject({ 'interfaces-diff': z.string().optional() });

/** Of the datacenter or of one host; `enable` above 1 is when a test of the datacenter's firewall began. */
export const FirewallOptions = z.looseObject({
  digest: z.string(),
  enable: z.coerce.number().optional(),
  policy_in: z.string().optional(),
  nftables: z.coerce.number().optional(),
});
export type FirewallOptions = z.output<typeof FirewallOptions>;

/** The digest is that of the whole list. */
export const RuleEntry = z.looseObject({ type: z.string(), action: z.string(), digest: z.string() });
export type RuleEntry = z.output<typeof RuleEntry>;

export const SetEntry = z.looseObject({
  cidr: z.string(),
  nomatch: z.coerce.number().optional(),
  comment: z.string().optional(),
  digest: z.string(),
});
export type SetEntry = z.output<typeof SetEntry>;

export const NamedSet = z.looseObject({ name: z.string(), comment: z.string().optional() });
export type NamedSet = z.output<typeof NamedSet>;

export const NamedGroup = z.looseObject({ group: z.string(), comment: z.string().optional() });
export type NamedGroup = z.output<typeof NamedGroup>;

export const Nothing = z.null();
