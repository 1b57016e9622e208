import { LabelMap } from '@netloom/chart-kit';
import * as z from 'zod';

/** A label selector of Kubernetes: its parts are ANDed. */
export const LabelSelector = z.strictObject({
  matchLabels: LabelMap.optional().describe('Labels that must be there, with their values.'),
  matchExpressions: z
    .array(
      z.strictObject({
        key: z.string().describe('The label.'),
        operator: z
          .enum(['In', 'NotIn', 'Exists', 'DoesNotExist'])
          .describe('How the label relates to the values.'),
        values: z.array(z.string()).optional().describe('None for Exists and DoesNotExist.'),
      }),
    )
    .optional()
    .describe('Requirements on labels.'),
});
