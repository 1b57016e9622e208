import type { SdnReconcileInput } from './observe-sdn.ts';
import type { PreviewInput } from './preview-interfaces.ts';
import type { Polling } from './reload-hosts.ts';
import type { SdnPlan } from './sdn-plan.ts';
import type { Journal } from './sdn-record.ts';

export interface SdnApplyInput extends SdnReconcileInput {
  /** The plan that was shown: this is done, and nothing else. */
  readonly plan: SdnPlan;
  readonly polling: Polling;
  readonly onProgress: (text: string) => void;
  /** Where Proxmox' dry run is shown, after the last write and before the commit. */
  readonly preview?: PreviewInput;
}

/** A run in progress: its lock, and the journal of what it may leave. */
export interface Run extends SdnApplyInput {
  readonly token: string | null;
  readonly journal: Journal;
}
