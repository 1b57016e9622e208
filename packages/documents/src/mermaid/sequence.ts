import { label } from './label.ts';

export interface Participant {
  readonly id: string;
  readonly name: string;
}

export type Step =
  | { readonly kind: 'message'; readonly from: string; readonly to: string; readonly text: string }
  | { readonly kind: 'answer'; readonly from: string; readonly to: string; readonly text: string }
  | { readonly kind: 'note'; readonly over: string; readonly lines: readonly string[] };

export interface Sequence {
  readonly participants: readonly Participant[];
  readonly steps: readonly Step[];
}

/** The text of a sequence diagram, https://mermaid.js.org/syntax/sequenceDiagram.html. Ids are ours; texts are anybody's. */
export function printSequence({ participants, steps }: Sequence): string {
  const lines = [
    'sequenceDiagram',
    ...participants.map(({ id, name }) => `    participant ${id} as ${label([name])}`),
    '',
    ...steps.map(printStep),
  ];
  return `${lines.join('\n')}\n`;
}

function printStep(step: Step): string {
  switch (step.kind) {
    case 'message':
      return `    ${step.from}->>${step.to}: ${label([step.text])}`;
    case 'answer':
      return `    ${step.from}-->>${step.to}: ${label([step.text])}`;
    case 'note':
      return `    Note over ${step.over}: ${label(step.lines)}`;
    default:
      return step satisfies never;
  }
}
