import { visibleJson } from '@netloom/diagnostics/visible';
import { isEmptyFirewallPlan, type FirewallPlan } from './firewall/firewall-plan.ts';
import type { InterfacesPreview } from './sdn/preview-interfaces.ts';
import { isEmptySdnPlan, type SdnPlan } from './sdn/sdn-plan.ts';

/** The parts of a plan beside the SDN. */
export interface OtherParts {
  /** null where the firewall could not be read; the reason is in the notes. */
  readonly firewall?: FirewallPlan | null;
  readonly interfaces?: InterfacesPreview;
}

/** The whole plan for a program. */
export function proxmoxPlanJson(plan: SdnPlan, parts: OtherParts = {}): string {
  const { firewall } = parts;
  const changed = !isEmptySdnPlan(plan) || (firewall != null && !isEmptyFirewallPlan(firewall));
  const refused = plan.refusals.length + (firewall?.refusals.length ?? 0) > 0;
  return `${visibleJson({ formatVersion: 1, changed, refused, ...plan, ...parts })}\n`;
}
