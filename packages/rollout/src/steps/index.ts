export { StepFailed } from './step-failed.ts';
export type { StepReport } from './step-log.ts';
