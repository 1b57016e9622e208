import { Option, type Command } from 'commander';
import type { DesiredSdn, Reconciling, SdnPlan } from '@netloom/proxmox-sdn/reconcile';
import { checkInput, printFindings } from '../check-input.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { UsageError } from '../usage-error.ts';
import { connect, hostOf, type ConnectionOptions } from './proxmox-connection.ts';
import { fileStore } from './proxmox-record.ts';
import { addProxmoxRender } from './proxmox-render.ts';

interface Options extends ConnectionOptions {
  readonly adopt?: true;
  readonly allowDeletes?: true;
  readonly output: 'human' | 'json';
}

const EXAMPLES = `Examples:
  netloom proxmox plan --host https://192.168.7.233:8006 --fingerprint AA:BB:… --token-file ~/.config/netloom/pve-token
  netloom proxmox apply --host https://192.168.7.233:8006 --ca pve-root-ca.pem --token-env PVE_TOKEN
`;

/** Between two questions, and how often: three minutes for a reload, and for each host to follow. */
const PATIENCE = { pollMs: 1_000, polls: 180 };

/** Errors of the API and of an apply, in words of their own. */
const KNOWN: Readonly<Record<string, ExitCode>> = {
  ProxmoxError: EXIT.environment,
  ApplyFailed: EXIT.findings,
};

export function addProxmox(program: Command, context: Context): void {
  const proxmox = program
    .command('proxmox')
    .description('render, plan and apply the SDN of the Proxmox hosts');
  addProxmoxRender(proxmox, context);
  withOptions(
    proxmox.command('plan').description('print what would change on the hosts; nothing is written'),
  ).action((network: string | undefined, options: Options) => run(network, { options, context, act: plan }));
  withOptions(proxmox.command('apply').description('print the plan and make it so on every host')).action(
    (network: string | undefined, options: Options) => run(network, { options, context, act: apply }),
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
    .option('--adopt', 'take over what exists under our names and somebody else made')
    .option('--allow-deletes', 'also delete what is ours and no more in the network, and move VNets')
    .addOption(
      new Option('--output <FORM>', 'how to print the plan').choices(['human', 'json']).default('human'),
    );
}

interface Acting {
  readonly reconciling: Reconciling;
  readonly options: Options;
  readonly context: Context;
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
    readonly act: (acting: Acting) => Promise<void>;
  },
): Promise<void> {
  const input = await checkInput(network, context);
  if (input === null) return;
  await printFindings(input.checked, context);
  const { toDesired } = await import('@netloom/proxmox-sdn/reconcile');
  const { network: model } = input.checked.facts;
  const desired: DesiredSdn | null = toDesired(model);
  if (desired === null)
    throw new UsageError(`${input.path} states no Proxmox: there is nothing to plan. Add \`proxmox\`.`);
  const client = await connect(options, { signal: context.signal, env: process.env });
  const store = await fileStore({ network: model.name, host: hostOf(options.host), env: process.env });
  const allow = new Set([
    ...(options.adopt === true ? (['adopt'] as const) : []),
    ...(options.allowDeletes === true ? (['deletes'] as const) : []),
  ]);
  try {
    await act({ reconciling: { client, desired, allow, store }, options, context });
  } catch (error) {
    const code = error instanceof Error ? KNOWN[error.name] : undefined;
    if (!(error instanceof Error) || code === undefined) throw error;
    context.terminal.err(`netloom: ${error.message}\n`);
    context.exit(code);
  } finally {
    await client.close();
  }
}

async function show({ reconciling, options, context }: Acting): Promise<SdnPlan> {
  const { observeAndPlan, planJson, printPlan } = await import('@netloom/proxmox-sdn/reconcile');
  const made = await observeAndPlan(reconciling);
  context.terminal.out(options.output === 'json' ? planJson(made) : printPlan(made));
  return made;
}

async function plan(acting: Acting): Promise<void> {
  const { isEmpty } = await import('@netloom/proxmox-sdn/reconcile');
  const made = await show(acting);
  if (made.refusals.length > 0) acting.context.exit(EXIT.refused);
  else if (!isEmpty(made)) acting.context.exit(EXIT.findings);
}

async function apply(acting: Acting): Promise<void> {
  const { applySdn, isEmpty } = await import('@netloom/proxmox-sdn/reconcile');
  const made = await show(acting);
  const { err } = acting.context.terminal;
  await applySdn({
    ...acting.reconciling,
    plan: made,
    patience: PATIENCE,
    onProgress: (text) => {
      err(`${text}\n`);
    },
  });
  if (!isEmpty(made))
    err(`applied: ${acting.reconciling.desired.hosts.join(', ')} run what the network says\n`);
}
