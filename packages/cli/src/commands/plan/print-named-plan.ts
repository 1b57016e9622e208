import { planJson, planMarkdown, printPlan, type Plan } from '@netloom/rollout/plan';
import { printFitted } from '../../terminal/fit-lines.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Against } from './against.ts';
import type { PlanOptions } from './options.ts';

interface PlanPrinting {
  readonly path: string;
  /** What it is compared with, and its name. */
  readonly against: { readonly kind: Against['kind']; readonly name: string };
  readonly output: PlanOptions['output'];
}

/** A plan in the form that was asked for. */
export function printNamedPlan(
  plan: Plan,
  { path, against, output }: PlanPrinting,
  terminal: Terminal,
): void {
  const title = `${path} against ${against.name}`;
  switch (output) {
    case 'human':
      printFitted(printPlan(plan, title), terminal);
      return;
    case 'json':
      terminal.out(planJson(plan, against));
      return;
    case 'markdown':
      terminal.out(planMarkdown(plan, title));
      return;
    default:
      output satisfies never;
  }
}
