import type { Refusal } from './refusal.ts';

interface PlanResult {
  readonly refusals: readonly Refusal<string>[];
  readonly notes: readonly string[];
  readonly isEmpty: boolean;
  readonly counts: { readonly create: number; readonly change: number; readonly delete: number };
}

/** The last lines of a printed plan: refusals, notes and the summary. */
export function closingLines(result: PlanResult): readonly string[] {
  const { refusals, notes } = result;
  return [
    ...refusals.flatMap(({ code, message, help }) => [`refused[${code}]: ${message}`, `  ${help}`]),
    ...notes.map((note) => `note: ${note}`),
    summaryLine(result),
  ];
}

function summaryLine({ refusals, isEmpty, counts }: PlanResult): string {
  const reasons = refusals.length;
  if (reasons > 0) {
    return `refused: ${reasons} reason${reasons === 1 ? '' : 's'} above; nothing will be changed`;
  }
  if (isEmpty) return 'no changes';
  return `${counts.create} to create, ${counts.change} to change, ${counts.delete} to delete`;
}

/** The note on an object of ours that is no longer in the network and stays without --allow-deletes. */
export function surplusNote(name: string): string {
  return `${name} is managed by netloom and no longer in the network: --allow-deletes removes it.`;
}

type OptionValues = Readonly<Record<string, string | readonly string[]>>;

/** What an update changes: `mtu 1450 → 1400`, `gateway 10.0.0.1 → not set`. */
export function changeTexts(change: {
  readonly before: OptionValues;
  readonly set: OptionValues;
  readonly unset: readonly string[];
}): readonly string[] {
  const { before, set, unset } = change;
  return [
    ...Object.entries(set).map(([key, value]) => `${key} ${valueText(before[key])} → ${valueText(value)}`),
    ...unset.map((key) => `${key} ${valueText(before[key])} → not set`),
  ];
}

export function valueText(value: string | readonly string[] | undefined): string {
  return value === undefined ? 'not set' : [value].flat().join(' and ');
}
