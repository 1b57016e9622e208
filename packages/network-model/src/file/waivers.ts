import * as z from 'zod';
import { Line } from './texts.ts';

export const Waiver = z.strictObject({
  code: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a code is written as messages print it, such as pin-not-reserved')
    .describe('The code of the finding, as messages print it.'),
  matches: Line.optional().describe(
    'A text in the message of the finding, such as a name; without it every finding of that code is waived.',
  ),
  reason: Line.describe('Why the finding is waived, in one line.'),
  until: z.iso.date('a date is written YYYY-MM-DD').describe('The last day of the waiver.'),
});
