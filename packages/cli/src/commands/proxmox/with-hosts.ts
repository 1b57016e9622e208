import { NetloomError, UsageError } from '@netloom/diagnostics/error';
import { toDesiredSdn, toDesiredFirewall, type SdnReconcileInput } from '@netloom/proxmox/reconcile';
import type { Context } from '../../context.ts';
import { checkInput, printFindings } from '../../network-input/check-input.ts';
import { repeatNetwork } from '../../network-input/repeat-network.ts';
import { connect, connectFirewall, hostOf } from './connection.ts';
import type { FirewallPart } from './firewall.ts';
import type { HostOptions } from './host-options.ts';
import { fileStore, firewallStore } from './record-file.ts';

/** The hosts with open connections, and what is desired of them. */
export interface OpenHosts {
  readonly reconciling: SdnReconcileInput;
  /** null where it is to be left alone. */
  readonly firewall: FirewallPart | null;
  readonly output: 'human' | 'json';
  readonly context: Context;
}

/** Calls `use` with the hosts that the options mean, and closes the connections to them. */
export async function withHosts(
  network: string | undefined,
  { options, context }: { readonly options: HostOptions; readonly context: Context },
  use: (hosts: OpenHosts) => Promise<void>,
): Promise<void> {
  if (!options.firewall && options.enableFirewall === true) {
    throw new UsageError('--no-firewall and --enable-firewall exclude each other: give one of them.');
  }
  const input = await checkInput(network, context);
  if (input === null) return;
  printFindings(input.checked, context);
  const { network: model } = input.checked.facts;
  const desired = toDesiredSdn(model);
  const firewall = toDesiredFirewall(model);
  if (desired === null || firewall === null) {
    throw new UsageError(`${input.path} has no section \`proxmox\`: there is nothing to plan. Add one.`);
  }
  const surroundings = { signal: context.signal, env: process.env };
  const client = await connect(options, surroundings);
  const firewallClient = await connectFirewall(options, surroundings);
  const place = { network: model.name, host: hostOf(options.host), env: process.env };
  const part = {
    client: firewallClient ?? client,
    token: firewallClient === null ? 'of the SDN' : 'of its own',
    desired: firewall,
    store: firewallStore(place),
    deletes: options.allowDeletes === true ? 'allowed' : 'off',
    turnOn: options.enableFirewall === true ? 'asked for' : 'left to others',
  } as const;
  try {
    await use({
      reconciling: { client, desired, allow: allowedBy(options), store: fileStore(place) },
      firewall: options.firewall ? part : null,
      output: options.output,
      context,
    });
  } catch (error) {
    if (!(error instanceof NetloomError)) throw error;
    context.terminal.err(`netloom: ${repeatNetwork(error.message, network)}\n`);
    context.exit(error.exit);
  } finally {
    await client.close();
    await firewallClient?.close();
  }
}

function allowedBy({ adopt, allowDeletes }: HostOptions): SdnReconcileInput['allow'] {
  return new Set([
    ...(adopt === true ? (['adopt'] as const) : []),
    ...(allowDeletes === true ? (['deletes'] as const) : []),
  ]);
}
