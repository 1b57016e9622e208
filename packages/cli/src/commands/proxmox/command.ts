import { Option, type Command } from 'commander';
import { NetloomError, UsageError } from '@netloom/diagnostics/error';
import { checkInput, printFindings } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';
import { repeatNetwork } from '../../network-input/repeat-network.ts';
import { connect, connectFirewall, hostOf, type ConnectionOptions } from './connection.ts';
import { fileStore, firewallStore } from './record-file.ts';
import { addProxmoxRender } from './render/command.ts';
import { applyProxmox, planProxmox, type ProxmoxWork } from './plan-and-apply.ts';

interface Options extends ConnectionOptions {
  readonly adopt?: true;
  readonly allowDeletes?: true;
  /** false by --no-firewall. */
  readonly firewall: boolean;
  readonly enableFirewall?: true;
  readonly output: 'human' | 'json';
}

const EXAMPLES = `Examples:
  netloom proxmox plan --host https://192.168.7.233:8006 --fingerprint AA:BB:… --token-file ~/.config/netloom/pve-token
  netloom proxmox apply --host https://192.168.7.233:8006 --ca pve-root-ca.pem --token-env PVE_TOKEN
  netloom proxmox apply … --firewall-token-file ~/.config/netloom/pve-firewall-token --enable-firewall
`;

export function addProxmox(program: Command, context: Context): void {
  const proxmox = program
    .command('proxmox')
    .description('render, plan and apply the SDN and the firewall of the Proxmox hosts');
  addProxmoxRender(proxmox, context);
  withOptions(
    proxmox.command('plan').description('print what would change on the hosts; nothing is written'),
  ).action((network: string | undefined, options: Options) =>
    run(network, { options, context, act: planProxmox }),
  );
  withOptions(proxmox.command('apply').description('print the plan and make it so on every host')).action(
    (network: string | undefined, options: Options) => run(network, { options, context, act: applyProxmox }),
  );
}

function withOptions(command: Command): Command {
  return command
    .addHelpText('before', EXAMPLES)
    .argument('[NETWORK]', 'a network file, or a folder with a network.yaml')
    .requiredOption('--host <URL>', 'the API of one of the hosts')
    .addOption(
      new Option(
        '--fingerprint <SHA256>',
        "of the host's certificate, as `pvenode cert info` prints it",
      ).conflicts('ca'),
    )
    .option('--ca <FILE>', "the CA of the host's certificate, such as /etc/pve/pve-root-ca.pem")
    .addOption(
      new Option('--token-file <FILE>', 'a file with the API token: user@realm!id=secret').conflicts(
        'tokenEnv',
      ),
    )
    .option('--token-env <NAME>', 'the environment variable that holds the API token')
    .addOption(
      new Option(
        '--firewall-token-file <FILE>',
        'the same for the firewall, which needs Sys.Audit and Sys.Modify on /',
      ).conflicts('firewallTokenEnv'),
    )
    .option('--firewall-token-env <NAME>', 'the environment variable that holds the token of the firewall')
    .option('--no-firewall', 'leave the firewall alone')
    .option(
      '--enable-firewall',
      'also turn the firewall on: for 60 s first, and for good only if all still answer',
    )
    .option('--adopt', 'take over what exists under our names and somebody else made')
    .option('--allow-deletes', 'also delete what is ours and no more in the network, and move VNets')
    .addOption(
      new Option('--output <FORM>', 'how to print the plan').choices(['human', 'json']).default('human'),
    );
}

async function run(
  network: string | undefined,
  {
    options,
    context,
    act,
  }: {
    readonly options: Options;
    readonly context: Context;
    readonly act: (work: ProxmoxWork) => Promise<void>;
  },
): Promise<void> {
  if (!options.firewall && options.enableFirewall === true)
    throw new UsageError('--no-firewall leaves alone what --enable-firewall would turn on: say one of them.');
  const input = await checkInput(network, context);
  if (input === null) return;
  await printFindings(input.checked, context);
  const { toDesired, toDesiredFirewall } = await import('@netloom/proxmox/reconcile');
  const { network: model } = input.checked.facts;
  const desired = toDesired(model);
  const firewall = toDesiredFirewall(model);
  if (desired === null || firewall === null)
    throw new UsageError(`${input.path} states no Proxmox: there is nothing to plan. Add \`proxmox\`.`);
  const surroundings = { signal: context.signal, env: process.env };
  const client = await connect(options, surroundings);
  const guard = await connectFirewall(options, surroundings);
  const place = { network: model.name, host: hostOf(options.host), env: process.env };
  const allow = new Set([
    ...(options.adopt === true ? (['adopt'] as const) : []),
    ...(options.allowDeletes === true ? (['deletes'] as const) : []),
  ]);
  const part = {
    client: guard ?? client,
    token: guard === null ? 'of the SDN' : 'of its own',
    desired: firewall,
    store: await firewallStore(place),
    deletes: options.allowDeletes === true ? 'allowed' : 'off',
    turnOn: options.enableFirewall === true ? 'asked for' : 'left to others',
  } as const;
  try {
    await act({
      reconciling: { client, desired, allow, store: await fileStore(place) },
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
    await guard?.close();
  }
}
