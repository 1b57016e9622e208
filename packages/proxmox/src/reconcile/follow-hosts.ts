import type { ProxmoxClient } from '../client/index.ts';
import type { DesiredSdn } from './desired-sdn.ts';
import { lookAtHost, type HostLook } from './look-at-host.ts';
import type { Patience } from './reload-hosts.ts';

/** A host that does not run every zone and VNet, and what it says. */
export interface HostBehind {
  readonly host: string;
  readonly trouble: string;
}

interface Watched {
  readonly host: string;
  readonly look: HostLook | null;
}

/**
 * Asks all hosts side by side until each runs every zone and VNet; gives those that do not. A failure that is seen twice
 * ends the waiting for all: no host makes good for it.
 */
export async function followHosts(
  client: ProxmoxClient,
  options: {
    readonly desired: DesiredSdn;
    readonly patience: Patience;
    readonly onProgress: (text: string) => void;
  },
): Promise<readonly HostBehind[]> {
  const { desired, patience, onProgress } = options;
  let waiting: readonly Watched[] = desired.hosts.map((host) => ({ host, look: null }));
  for (let poll = 1; ; poll += 1) {
    const before = waiting;
    const seen = await Promise.all(
      before.map(async ({ host, look }) => ({
        host,
        last: look,
        look: await lookAtHost(client, { desired, host }),
      })),
    );
    for (const each of seen) for (const line of newsOf(each)) onProgress(line);
    waiting = seen.filter(({ look }) => look.kind !== 'runs');
    const failed = seen.some(({ last, look }) => last?.kind === 'failed' && look.kind === 'failed');
    if (waiting.length === 0 || failed || poll >= patience.polls) return waiting.flatMap(behind);
    await client.pause(patience.pollMs);
  }
}

/** One look at every host. */
export async function hostsBehind(
  client: ProxmoxClient,
  desired: DesiredSdn,
): Promise<readonly HostBehind[]> {
  const patience = { pollMs: 0, polls: 1 };
  return followHosts(client, { desired, patience, onProgress: () => undefined });
}

function behind({ host, look }: Watched): readonly HostBehind[] {
  return look === null || look.kind === 'runs' ? [] : [{ host, trouble: look.trouble }];
}

function newsOf({
  host,
  last,
  look,
}: {
  readonly host: string;
  readonly last: HostLook | null;
  readonly look: HostLook;
}): readonly string[] {
  if (look.kind === 'runs') return [`  . ${host} runs it`];
  const same = last !== null && last.kind !== 'runs' && last.trouble === look.trouble;
  return same ? [] : [`  . waiting for ${host}: ${look.trouble}`];
}
