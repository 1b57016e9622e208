import type { SdnPlan } from '../reconcile/plan.ts';
import { planJson } from '../reconcile/print-plan.ts';

export type Status = 'in-sync' | 'drift' | 'unknown';

/** What one look at Proxmox found. */
export interface Report {
  readonly network: string;
  readonly status: Status;
  readonly checkedAt: Date;
  /** The host that was asked; null where nobody answered. */
  readonly host: string | null;
  /** For people: the differences, or why nobody could tell. */
  readonly message: string;
  /** null where nobody could tell. */
  readonly plan: SdnPlan | null;
}

/** The report for a program: the key report.json. */
export function reportJson({ plan, checkedAt, ...report }: Report): string {
  // as `netloom proxmox plan --output json` prints it
  const printed: unknown = plan === null ? null : JSON.parse(planJson(plan));
  const document = { formatVersion: 1, ...report, checkedAt: checkedAt.toISOString(), plan: printed };
  return `${JSON.stringify(document, null, 2)}\n`;
}
