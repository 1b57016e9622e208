import { ProxmoxError, type ProxmoxClient } from '../../client/index.ts';
import { hostsBehind } from '../follow-hosts.ts';
import { judgePassages } from './judge-trial.ts';
import { MANAGEMENT_PORTS, observeHosts } from './observe-hosts.ts';
import { readFirewall } from './read-firewall.ts';
import type { TurningOn } from './turning-on.ts';

/** What answers while the firewall is on, and what does not. */
export interface TrialResult {
  readonly passed: readonly string[];
  readonly troubles: readonly string[];
}

const PATIENCE_MS = 5_000;

/**
 * Everything that a person or the overlay needs, each over a new connection: what stands already passes any firewall.
 * VXLAN packets are answered by nobody, so for them the rules are read again.
 */
export async function checkTrial(turning: TurningOn): Promise<TrialResult> {
  const { api, client, desired, sdn, allow, turnOn } = turning;
  const names = desired.hosts.map(({ name }) => name).join(', ');
  const shut = await answersAnew(api);
  if (shut !== null) return { passed: [], troubles: [`a new connection to the API: ${shut}`] };
  try {
    const behind = await hostsBehind(api, sdn);
    const observed = await readFirewall(client);
    const hosts = await observeHosts(client.firewall, { hosts: desired.hosts, knock: turnOn.knock });
    const closed = judgePassages({ desired, observed, allow, hosts }).map(({ message }) => message);
    const ways = desired.overlays.map(({ zone, port }) => `${port}/udp of ${zone}`);
    return {
      passed: [
        `a new connection to the API answers`,
        `${MANAGEMENT_PORTS.map((port) => `${port}/tcp`).join(' and ')} answer on ${names}`,
        `zones and VNets are available on ${names}`,
        ...(ways.length === 0
          ? []
          : [`${ways.join(', ')} is let in between the hosts by the rules; no packet was sent`]),
      ],
      troubles: [
        ...hosts.flatMap(({ host, troubles }) => troubles.map((trouble) => `${host.name}: ${trouble}`)),
        ...behind.map(({ host, trouble }) => `${host}: ${trouble}`),
        ...closed,
      ],
    };
  } catch (error) {
    if (!(error instanceof ProxmoxError)) throw error;
    return { passed: [], troubles: [error.said] };
  }
}

async function answersAnew(api: ProxmoxClient): Promise<string | null> {
  const anew = api.anew(PATIENCE_MS);
  try {
    await anew.version();
    return null;
  } catch (error) {
    if (error instanceof ProxmoxError) return error.said;
    throw error;
  } finally {
    await anew.close();
  }
}
