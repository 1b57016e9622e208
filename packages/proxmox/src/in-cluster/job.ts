import type { Patience } from '../reconcile/reload-hosts.ts';
import type { SdnStore } from '../reconcile/sdn-record.ts';
import type { Asked } from './ask-host.ts';
import type { JobInput } from './job-input.ts';
import type { KubeClient } from './kube-client.ts';

/** All that a job works with. */
export interface Job {
  readonly input: JobInput;
  /** The same host each time. */
  readonly ask: () => Promise<Asked>;
  readonly kube: KubeClient;
  readonly store: SdnStore;
  /** Who reports: the name of the pod. */
  readonly pod: string;
  readonly patience: Patience;
  readonly now: () => Date;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}
