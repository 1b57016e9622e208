import { Option, type Command } from 'commander';
import type { Context } from '../../context.ts';
import { withClusterOptions } from '../../options/cluster-options.ts';
import { networkArgument, outputOption, timeoutOption, yesOption } from '../../options/common-options.ts';
import { collectResolver, type DoctorOptions } from './options.ts';

const EXAMPLES = `Examples:
  netloom doctor                           look at everything that can be seen from here
  netloom doctor --only tunnel ingress     a public site does not answer
  netloom doctor --output json             for a program, as schemas/doctor.schema.json has it
Exit: 0 as the network has it, 1 problems, 4 something did not answer and could not be checked.
`;

export function addDoctor(program: Command, context: Context): void {
  const command = program
    .command('doctor')
    .description(
      'compare the running network with its file, and say how to fix what differs; nothing is written without --in-cluster',
    )
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument())
    .addOption(
      new Option('--only <SUBJECT...>', 'only checks of these subjects').choices([
        'cluster',
        'load-balancer',
        'ingress',
        'tunnel',
        'tailnet',
        'policies',
        'dns',
        'lan',
        'proxmox',
        'intents',
      ]),
    );
  withClusterOptions(command)
    .option(
      '--probe',
      'also open connections: to the addresses of the LAN, and for each intent whose sender is here',
    )
    .option(
      '--in-cluster',
      'also look from inside: a pod in netloom-system asks for names and tries Services, and is removed again',
    )
    .addOption(yesOption())
    .addOption(
      new Option(
        '--resolver <NAME=ADDRESS>',
        'the resolver to ask: public (1.1.1.1), lan (that of this device) or cluster; may be repeated',
      )
        .argParser(collectResolver)
        .default({}, 'none'),
    )
    .addOption(
      new Option(
        '--proxmox-token-file <FILE>',
        'a file with an API token of Proxmox, user@realm!id=secret: role PVEAuditor on / is enough',
      ).conflicts('proxmoxTokenEnv'),
    )
    .option('--proxmox-token-env <NAME>', 'the environment variable that holds this token')
    .option(
      '--proxmox-host <URL>',
      'the API to ask; by default that of the first host of the network that answers',
    )
    .addOption(
      new Option(
        '--proxmox-fingerprint <SHA256>',
        'the fingerprint of its certificate; by default that of the network',
      ).conflicts('proxmoxCa'),
    )
    .option('--proxmox-ca <FILE>', 'the CA of its certificate; by default that of the network')
    .addOption(timeoutOption('the time limit of all checks together', 20))
    .addOption(outputOption('json'))
    .action(async (network: string | undefined, options: DoctorOptions) => {
      const { runDoctor } = await import('./run.ts');
      await runDoctor(network, { options, context });
    });
}
