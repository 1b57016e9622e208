import { label } from './label.ts';

export interface Box {
  readonly id: string;
  readonly lines: readonly string[];
}

export interface Group extends Box {
  readonly parts: readonly Part[];
}

export type Part = Box | Group;

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Whether it has a head at both ends. */
  readonly both?: true;
}

export interface Flowchart {
  readonly direction: 'TB' | 'LR';
  readonly parts: readonly Part[];
  readonly edges: readonly Edge[];
}

/** The text of a flowchart, https://mermaid.js.org/syntax/flowchart.html. Ids are ours; labels are anybody's. */
export function printFlowchart({ direction, parts, edges }: Flowchart): string {
  const lines = [
    `flowchart ${direction}`,
    ...parts.flatMap((part) => printPart(part, '    ')),
    ...edges.map(printEdge),
  ];
  return `${lines.join('\n')}\n`;
}

function printPart(part: Part, indent: string): readonly string[] {
  const name = `${part.id}["${label(part.lines)}"]`;
  if (!('parts' in part)) return [`${indent}${name}`];
  return [
    `${indent}subgraph ${name}`,
    ...part.parts.flatMap((inner) => printPart(inner, `${indent}    `)),
    `${indent}end`,
  ];
}

function printEdge({ from, to, label: text, both }: Edge): string {
  const arrow = both === true ? '<-->' : '-->';
  return `    ${from} ${arrow}${text === undefined ? '' : `|"${label([text])}"|`} ${to}`;
}
