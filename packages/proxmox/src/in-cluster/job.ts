import type { Polling } from '../reconcile/sdn/reload-hosts.ts';
import type { SdnStore } from '../reconcile/sdn/sdn-record.ts';
import type { ConnectedHost } from './connect-host.ts';
import type { JobInput } from './job-input.ts';
import type { KubeClient } from './kube-client.ts';

/** What a job works with. */
export interface Job {
  readonly input: JobInput;
  /** Connects once: every call returns the same host. */
  readonly connect: () => Promise<ConnectedHost>;
  readonly kube: KubeClient;
  readonly store: SdnStore;
  /** The name of the pod, for Events. */
  readonly pod: string;
  readonly polling: Polling;
  readonly now: () => Date;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}
