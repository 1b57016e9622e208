import { setTimeout as sleep } from 'node:timers/promises';
import { ProxmoxError, type Parameters, type ProxmoxClient } from '../client/index.ts';
import type { DesiredSdn } from './desired-sdn.ts';

export interface Patience {
  /** Between two questions. */
  readonly pollMs: number;
  /** How often to ask whether the task has ended, and how often each host whether it has followed. */
  readonly polls: number;
}

const ATTEMPTS = 3;

/**
 * Commits, and has the hosts reload. Starting the worker fails at times though the commit is done ("got no worker
 * upid"), and a connection may break in between: the call is repeated, since it changes nothing the second time.
 */
export async function startReload(
  client: ProxmoxClient,
  { lock, patience }: { readonly lock: Parameters; readonly patience: Patience },
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.apply(lock);
    } catch (error) {
      const passing = error instanceof ProxmoxError && ['failed', 'unreachable'].includes(error.trouble);
      if (!passing || attempt === ATTEMPTS || error.said.includes('invalid lock token')) throw error;
      await sleep(patience.pollMs);
    }
  }
}

/** What the task says at its end: trouble that it tells, and nothing more, since it ends OK where a host failed. */
export async function followTask(
  client: ProxmoxClient,
  { upid, patience }: { readonly upid: string; readonly patience: Patience },
): Promise<readonly string[]> {
  for (let poll = 1; poll <= patience.polls; poll += 1) {
    const status = await orAway(() => client.taskStatus(upid));
    if (status?.status === 'stopped') {
      const log = (await orAway(() => client.taskLog(upid))) ?? [];
      const told = log.filter((line) => /\bfailed\b/i.test(line));
      return status.exitstatus === 'OK'
        ? told
        : [`the task ended with: ${status.exitstatus ?? 'nothing'}`, ...told];
    }
    await sleep(patience.pollMs);
  }
  return [`the task ${upid} has not ended`];
}

/** For each host that does not run every zone and VNet in the end: what it says. */
export async function hostsBehind(
  client: ProxmoxClient,
  { desired, patience }: { readonly desired: DesiredSdn; readonly patience: Patience },
): Promise<readonly string[]> {
  const behind: string[] = [];
  for (const host of desired.hosts) {
    let trouble = await troubleOf(client, { desired, host });
    for (let poll = 1; poll < patience.polls && trouble !== null; poll += 1) {
      await sleep(patience.pollMs);
      trouble = await troubleOf(client, { desired, host });
    }
    if (trouble !== null) behind.push(`${host}: ${trouble}`);
  }
  return behind;
}

async function troubleOf(
  client: ProxmoxClient,
  { desired, host }: { readonly desired: DesiredSdn; readonly host: string },
): Promise<string | null> {
  try {
    const zones = new Map((await client.zoneStatus(host)).map(({ zone, status }) => [zone, status]));
    for (const { kind, id, options } of desired.objects) {
      if (kind === 'zone' && zones.get(id) !== 'available')
        return `zone ${id} is ${zones.get(id) ?? 'missing'}`;
      if (kind !== 'vnet') continue;
      const vnets = await client.vnetStatus(host, String(options.zone));
      const found = vnets.find(({ vnet }) => vnet === id);
      if (found?.status !== 'available') {
        return `vnet ${id} is ${found?.status ?? 'missing'}${found?.statusmsg == null ? '' : ` (${found.statusmsg})`}`;
      }
    }
    return null;
  } catch (error) {
    if (!(error instanceof ProxmoxError)) throw error;
    return error.said;
  }
}

/** A host that reloads its network may be away for a moment. */
async function orAway<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProxmoxError && error.trouble === 'unreachable') return null;
    throw error;
  }
}
