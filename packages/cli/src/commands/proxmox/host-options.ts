import { Option, type Command } from 'commander';
import { networkArgument, outputOption } from '../../options/common-options.ts';
import type { ConnectionOptions } from './connection.ts';

/** The options of the commands that talk to the hosts. */
export interface HostOptions extends ConnectionOptions {
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

export function withHostOptions(command: Command): Command {
  return command
    .addHelpText('before', EXAMPLES)
    .addArgument(networkArgument())
    .requiredOption('--host <URL>', 'the API of one of the hosts')
    .addOption(
      new Option(
        '--fingerprint <SHA256>',
        "the fingerprint of the host's certificate, as `pvenode cert info` prints it",
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
        'a file with the API token for the firewall, which needs Sys.Audit and Sys.Modify on /',
      ).conflicts('firewallTokenEnv'),
    )
    .option(
      '--firewall-token-env <NAME>',
      'the environment variable that holds the API token for the firewall',
    )
    .option('--no-firewall', 'leave the firewall alone')
    .option(
      '--enable-firewall',
      'also enable the firewall: for 60 s first, and for good only if every host still answers',
    )
    .option('--adopt', 'take over objects of the same names that netloom did not create')
    .option(
      '--allow-deletes',
      'also delete objects that netloom created and the network no longer has, and move VNets',
    )
    .addOption(outputOption('json'));
}
