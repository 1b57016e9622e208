import type { ProxmoxClient } from '../../client/index.ts';
import type { DesiredSdn } from './desired-sdn.ts';
import { readHostStatus, type HostStatus } from './host-status.ts';
import type { Polling } from './reload-hosts.ts';

/** A host that does not run every zone and VNet, and why. */
export interface HostBehind {
  readonly host: string;
  readonly problem: string;
}

interface WatchedHost {
  readonly host: string;
  readonly status: HostStatus | null;
}

/**
 * Polls all hosts in parallel until each runs every zone and VNet; returns those that do not. A failure that is observed
 * twice in a row ends the polling for all: another host does not make up for it.
 */
export async function waitForHosts(
  client: ProxmoxClient,
  options: {
    readonly desired: DesiredSdn;
    readonly polling: Polling;
    readonly onProgress: (text: string) => void;
  },
): Promise<readonly HostBehind[]> {
  const { desired, polling, onProgress } = options;
  let waiting: readonly WatchedHost[] = desired.hosts.map((host) => ({ host, status: null }));
  for (let poll = 1; ; poll += 1) {
    const observed = await Promise.all(
      waiting.map(async ({ host, status: last }) => ({
        host,
        last,
        status: await readHostStatus(client, { desired, host }),
      })),
    );
    for (const line of observed.flatMap(progressLines)) onProgress(line);
    waiting = observed.filter(({ status }) => status.kind !== 'runs');
    const hasFailed = observed.some(
      ({ last, status }) => last?.kind === 'failed' && status.kind === 'failed',
    );
    if (waiting.length === 0 || hasFailed || poll >= polling.polls) return waiting.flatMap(behind);
    await client.pause(polling.pollMs);
  }
}

/** The hosts that do not run everything now. */
export async function hostsBehind(
  client: ProxmoxClient,
  desired: DesiredSdn,
): Promise<readonly HostBehind[]> {
  const polling = { pollMs: 0, polls: 1 };
  return waitForHosts(client, { desired, polling, onProgress: () => undefined });
}

function behind({ host, status }: WatchedHost): readonly HostBehind[] {
  return status === null || status.kind === 'runs' ? [] : [{ host, problem: status.problem }];
}

function progressLines({
  host,
  last,
  status,
}: {
  readonly host: string;
  readonly last: HostStatus | null;
  readonly status: HostStatus;
}): readonly string[] {
  if (status.kind === 'runs') return [`  . ${host} runs it`];
  const isSame = last !== null && last.kind !== 'runs' && last.problem === status.problem;
  return isSame ? [] : [`  . waiting for ${host}: ${status.problem}`];
}
