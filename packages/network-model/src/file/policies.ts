import * as z from 'zod';
import { Name } from '../names.ts';

export const Policies = z.strictObject({
  defaultDenyIngress: z
    .array(Name)
    .default([])
    .describe('Namespaces that deny all incoming traffic but what declared flows need.'),
});
