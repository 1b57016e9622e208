import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { networkOption, outputOption } from '../../options/common-options.ts';
import type { TraceOptions } from './run.ts';

const EXAMPLES = `Examples:
  netloom trace internet https://passwords.jigga.xyz
  netloom trace lan tcp://192.168.7.223:6443
  netloom trace pod:monitoring/prometheus tcp://vaultwarden.vaultwarden:80
  netloom trace tailnet https://argocd.int.jigga.xyz --output json
Exit: 0 reached, 1 not.
`;

export function addTrace(program: Command, context: Context): void {
  program
    .command('trace')
    .description('print the hops of a packet, and what decides at each of them')
    .addHelpText('before', EXAMPLES)
    .argument('<FROM>', 'a zone such as internet or lan, an object such as node:ichigo, or an address')
    .argument('<TARGET>', 'https://HOST/PATH, tcp://HOST:PORT, udp://HOST:PORT, or a form of FROM')
    .addOption(networkOption())
    .addOption(outputOption('json'))
    .action(async (from: string, to: string, options: TraceOptions) => {
      const { runTrace } = await import('./run.ts');
      await runTrace({ from, to }, { options, context });
    });
}
