import { visible } from '@netloom/diagnostics/visible';
import { StepFailed, type StepReport } from '@netloom/rollout/steps';
import type { Context } from '../context.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Prints one line about each completed step, and collects them in `steps`. */
export function reportSteps(steps: StepReport[], { err }: Terminal): (report: StepReport) => void {
  return (report) => {
    steps.push(report);
    const { step, state, text } = report;
    err(`${state.padEnd('unchanged'.length)} ${step}: ${visible(text)}\n`);
  };
}

/** Prints where Ctrl-C stopped a command of several steps; an interrupted command prints nothing else. */
export function reportStop(error: unknown, { terminal, signal }: Context): void {
  if (!signal.aborted || !(error instanceof StepFailed)) return;
  terminal.err(`netloom: stopped at ${error.step}. Run the same command again to go on.\n`);
}
