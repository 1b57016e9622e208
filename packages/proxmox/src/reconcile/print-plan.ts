import { printLines, visibleJson } from '@netloom/diagnostics/visible';
import type { SdnWrite } from './diff-sdn.ts';
import { isEmptyFirewall, type FirewallPlan } from './firewall/firewall-plan.ts';
import { isEmpty, type SdnPlan } from './plan.ts';
import type { InterfacesPreview } from './preview-interfaces.ts';

const SIGNS = { create: '+', update: '~', delete: '-' } as const;

/** One write as one line. */
export function printWrite({ action, kind, id, set, unset, before }: SdnWrite): string {
  const changes =
    action === 'update'
      ? [
          ...Object.entries(set).map(([key, value]) => `${key} ${show(before?.[key])} → ${show(value)}`),
          ...unset.map((key) => `${key} ${show(before?.[key])} → not set`),
        ]
      : Object.entries(set).map(([key, value]) => `${key} ${show(value)}`);
  return `  ${SIGNS[action]} ${kind} ${id}${changes.length === 0 ? '' : `: ${changes.join(', ')}`}`;
}

function show(value: string | readonly string[] | undefined): string {
  return value === undefined ? 'not set' : [value].flat().join(' and ');
}

/** The whole plan for a person. */
export function printPlan(plan: SdnPlan): string {
  const { version, pending, discards, writes, adopts, reload, refusals, notes } = plan;
  const lines = [
    `Proxmox VE ${version}`,
    ...(discards ? ['  ! discard the pending changes of an interrupted run'] : []),
    ...(discards ? [] : pending.map((name) => `  . ${name} waits already`)),
    ...writes.map(printWrite),
    ...adopts.map((key) => `  = adopt ${key.replace('/', ' ')}`),
    ...(reload.length > 0 ? [`  ! reload every host: ${reload.join('; ')}`] : []),
    ...refusals.flatMap(({ code, message, help }) => [`refused[${code}]: ${message}`, `  ${help}`]),
    ...notes.map((note) => `note: ${note}`),
    summary(plan),
  ];
  return printLines(lines);
}

function summary(plan: SdnPlan): string {
  if (plan.refusals.length > 0)
    return `refused: ${plan.refusals.length} reasons above; nothing will be changed`.replace(
      ' 1 reasons',
      ' 1 reason',
    );
  if (isEmpty(plan)) return 'no changes';
  const count = (action: SdnWrite['action']): number =>
    plan.writes.filter((write) => write.action === action).length;
  return `${count('create')} to create, ${count('update')} to change, ${count('delete')} to delete`;
}

/** What is planned beside the SDN. */
export interface PlannedBeside {
  /** null where the firewall could not be read; the reason is in the notes. */
  readonly firewall?: FirewallPlan | null;
  readonly interfaces?: InterfacesPreview;
}

/** The whole plan for a program. */
export function planJson(plan: SdnPlan, beside: PlannedBeside = {}): string {
  const { firewall } = beside;
  const changed = !isEmpty(plan) || (firewall != null && !isEmptyFirewall(firewall));
  const refused = plan.refusals.length + (firewall?.refusals.length ?? 0) > 0;
  return `${visibleJson({ formatVersion: 1, changed, refused, ...plan, ...beside })}\n`;
}
