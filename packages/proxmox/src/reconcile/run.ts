import type { Reconciling } from './observe-and-plan.ts';
import type { SdnPlan } from './plan.ts';
import type { Previewing } from './preview-interfaces.ts';
import type { Patience } from './reload-hosts.ts';
import type { Journal } from './sdn-record.ts';

export interface Applying extends Reconciling {
  /** What was shown: this is done, and nothing else. */
  readonly plan: SdnPlan;
  readonly patience: Patience;
  readonly onProgress: (text: string) => void;
  /** Where Proxmox' dry run is shown, after the last write and before the commit. */
  readonly preview?: Previewing;
}

/** A run under way: its lock, and what it may leave behind. */
export interface Run extends Applying {
  readonly token: string | null;
  readonly journal: Journal;
}

export const AGAIN = 'Run `netloom proxmox apply` again';
