import { printLines } from '@netloom/diagnostics/visible';
import { changeTexts, closingLines, valueText } from '../plan-lines.ts';
import type { SdnWrite } from './diff-sdn.ts';
import { isEmptySdnPlan, type SdnPlan } from './sdn-plan.ts';

const SIGNS = { create: '+', update: '~', delete: '-' } as const;

/** One write as one line. */
export function printWrite({ action, kind, id, set, unset, before }: SdnWrite): string {
  const changes =
    action === 'update'
      ? changeTexts({ before: before ?? {}, set, unset })
      : Object.entries(set).map(([key, value]) => `${key} ${valueText(value)}`);
  return `  ${SIGNS[action]} ${kind} ${id}${changes.length === 0 ? '' : `: ${changes.join(', ')}`}`;
}

/** The whole plan for a person. */
export function printSdnPlan(plan: SdnPlan): string {
  const { writes } = plan;
  const count = (action: SdnWrite['action']): number =>
    writes.filter((write) => write.action === action).length;
  const counts = { create: count('create'), change: count('update'), delete: count('delete') };
  return printLines([
    ...planLines(plan),
    ...closingLines({ ...plan, isEmpty: isEmptySdnPlan(plan), counts }),
  ]);
}

function* planLines({ version, pending, discards, writes, adopts, reload }: SdnPlan): Iterable<string> {
  yield `Proxmox VE ${version}`;
  if (discards) yield '  ! discard the pending changes of an interrupted run';
  else yield* pending.map((name) => `  . ${name} is pending already`);
  yield* writes.map(printWrite);
  yield* adopts.map((key) => `  = adopt ${key.replace('/', ' ')}`);
  if (reload.length > 0) yield `  ! reload every host: ${reload.join('; ')}`;
}
