import type { StepReport } from '@netloom/rollout/apply';
import type { Context } from '../context.ts';
import { visible } from '@netloom/diagnostics/visible';
import type { Terminal } from '../terminal/terminal.ts';

/** One line about each step that is through; `steps` keeps them. */
export function tellSteps(steps: StepReport[], { err }: Terminal): (report: StepReport) => void {
  return (report) => {
    steps.push(report);
    const { step, state, text } = report;
    err(`${state.padEnd('unchanged'.length)} ${step}: ${visible(text)}\n`);
  };
}

/** Where Ctrl-C stopped a command of several steps: an interrupted command says nothing else. */
export function tellStop(error: unknown, { terminal, signal }: Context): void {
  if (!signal.aborted || !(error instanceof Error) || !('step' in error)) return;
  terminal.err(`netloom: stopped at ${String(error.step)}. Run the same command again to go on.\n`);
}
