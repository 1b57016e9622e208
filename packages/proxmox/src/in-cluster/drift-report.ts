import { proxmoxPlanJson } from '../reconcile/plan-json.ts';
import type { SdnPlan } from '../reconcile/sdn/sdn-plan.ts';

export type DriftStatus = 'in-sync' | 'drift' | 'unknown';

/** The result of one comparison. */
export interface DriftReport {
  readonly network: string;
  readonly status: DriftStatus;
  readonly checkedAt: Date;
  /** The host that answered; null where none did. */
  readonly host: string | null;
  /** For people: the differences, or why the status is unknown. */
  readonly message: string;
  /** null where nothing could be compared. */
  readonly plan: SdnPlan | null;
}

/** The report for a program: the key report.json. */
export function reportJson({ plan, checkedAt, ...report }: DriftReport): string {
  // as `netloom proxmox plan --output json` prints it
  const printed: unknown = plan === null ? null : JSON.parse(proxmoxPlanJson(plan));
  const document = { formatVersion: 1, ...report, checkedAt: checkedAt.toISOString(), plan: printed };
  return `${JSON.stringify(document, null, 2)}\n`;
}
