import * as z from 'zod';
import { Name } from '../names.ts';
import { Labels } from './texts.ts';

const PolicyName = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'an object is named by small letters, digits, dashes and dots')
  .max(253);

const OtherPolicy = z.strictObject({
  name: PolicyName.describe('Its name.'),
  namespace: Name.optional().describe('Its namespace; a policy of the whole cluster has none.'),
  kind: z
    .enum(['NetworkPolicy', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'])
    .default('NetworkPolicy')
    .describe('Its kind: those of Cilium may also deny what another policy allows.'),
  types: z
    .array(z.enum(['ingress', 'egress']))
    .min(1)
    .describe('Whether it decides about connections to its pods, from them, or both.'),
  selector: Labels.optional().describe('The labels of its pods; all pods of the namespace unless stated.'),
});

export const Policies = z.strictObject({
  defaultDenyIngress: z
    .array(Name)
    .default([])
    .describe('Namespaces that deny all incoming traffic but what declared flows need.'),
  auditIngress: z
    .array(Name)
    .default([])
    .describe(
      'Namespaces that are to deny incoming traffic later: the documents show what would be let in, and no policy is written.',
    ),
  others: z
    .array(OtherPolicy)
    .default([])
    .describe(
      'Policies that are not made from this file. What they let through is not stated here: answers that depend on them are unknown.',
    ),
});
