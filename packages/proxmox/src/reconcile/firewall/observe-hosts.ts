import { Address } from '@netloom/addresses';
import {
  ProxmoxError,
  type FirewallClient,
  type FirewallOptions,
  type TcpAnswer,
} from '../../client/index.ts';
import type { GuardedHost } from './desired-firewall.ts';
import { toRuleOptions, type RuleOptions } from './rule-options.ts';

/** Opens a connection from here, to see whether anybody answers. */
export type Knock = (to: { readonly host: string; readonly port: number }) => Promise<TcpAnswer>;

/** What a person manages a host by. */
export const MANAGEMENT_PORTS = [8006, 22] as const;

/** A host before its firewall is turned on. */
export interface ObservedHostFirewall {
  readonly host: GuardedHost;
  /** Which of our addresses the host sees, unless somebody translates it in between; null where it does not answer. */
  readonly from: Address | null;
  readonly options: FirewallOptions | null;
  /** The host's own rules, which stand before those of the datacenter. */
  readonly rules: readonly RuleOptions[];
  /** Whatever did not answer. */
  readonly troubles: readonly string[];
}

export async function observeHosts(
  client: FirewallClient,
  { hosts, knock }: { readonly hosts: readonly GuardedHost[]; readonly knock: Knock },
): Promise<readonly ObservedHostFirewall[]> {
  return Promise.all(hosts.map((host) => observeHost(client, { host, knock })));
}

async function observeHost(
  client: FirewallClient,
  { host, knock }: { readonly host: GuardedHost; readonly knock: Knock },
): Promise<ObservedHostFirewall> {
  const { troubles, from } = await knockAt(host, knock);
  const found = { host, from };
  try {
    const options = await client.hostOptions(host.name);
    const rules = await client.rules({ kind: 'host', node: host.name });
    return { ...found, options, rules: rules.map(toRuleOptions), troubles };
  } catch (error) {
    if (!(error instanceof ProxmoxError) || error.trouble === 'unauthorized' || error.trouble === 'forbidden')
      throw error;
    return { ...found, options: null, rules: [], troubles: [...troubles, `the API: ${error.said}`] };
  }
}

/** Tries every port that a person needs; each time over a new connection, since what stands passes any firewall. */
async function knockAt(
  { addresses }: GuardedHost,
  knock: Knock,
): Promise<{ readonly troubles: readonly string[]; readonly from: Address | null }> {
  const host = addresses[0]?.toString() ?? '';
  const answers = await Promise.all(
    MANAGEMENT_PORTS.map(async (port) => ({ port, answer: await knock({ host, port }) })),
  );
  const from = answers.flatMap(({ answer }) => (answer.kind === 'answers' ? [ownAddress(answer.from)] : []));
  return {
    troubles: answers.flatMap(({ port, answer }) =>
      answer.kind === 'silent' ? [`${port}/tcp: ${answer.why}`] : [],
    ),
    from: from[0] ?? null,
  };
}

function ownAddress(text: string): Address | null {
  const address = Address.parse(text.replace(/^::ffff:(?=\d+\.)/, ''));
  return address.ok ? address.value : null;
}
