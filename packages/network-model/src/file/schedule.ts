import * as z from 'zod';
import { isSchedule, scheduleProblem } from './schedule-problem.ts';

/** When a CronJob runs, as Kubernetes reads it: five fields, or one word such as `@hourly`. */
export const Schedule = z.string().refine(isSchedule, {
  error: ({ input }) => `"${String(input)}" is not a schedule: ${scheduleProblem(String(input)) ?? ''}`,
});
