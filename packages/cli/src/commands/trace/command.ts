import { Option, type Command } from 'commander';
import type { Parsed } from '@netloom/addresses';
import { EXIT, UsageError } from '@netloom/diagnostics/error';
import { visibleJsonText } from '@netloom/diagnostics/visible';
import { openInput } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';
import { placeInWords } from '../../terminal/describe-origin.ts';

interface Options {
  readonly network?: string;
  readonly output: 'human' | 'json';
}

const EXAMPLES = `Examples:
  netloom trace internet https://passwords.jigga.xyz
  netloom trace lan tcp://192.168.7.223:6443
  netloom trace pod:monitoring/prometheus tcp://vaultwarden.vaultwarden:80
  netloom trace tailnet https://argocd.int.jigga.xyz --output json
`;

export function addTrace(program: Command, context: Context): void {
  program
    .command('trace')
    .description('walk what a packet walks, and say what decides at each step; exit 0 reached, 1 not')
    .addHelpText('before', EXAMPLES)
    .argument('<FROM>', 'a zone such as internet or lan, a thing such as node:ichigo, an address')
    .argument('<TARGET>', 'https://HOST/PATH, tcp://HOST:PORT, udp://HOST:PORT, or what FROM may be')
    .option('--network <FILE>', 'a network file, or a folder with a network.yaml')
    .addOption(new Option('--output <FORM>', 'how to print it').choices(['human', 'json']).default('human'))
    .action(async (from: string, to: string, options: Options) => {
      const [{ parseEndpoint, parseTarget }, { prepare, printTrace, trace, traceJson, unknownNames }] =
        await Promise.all([import('@netloom/network-model'), import('@netloom/reachability')]);
      const question = { from: read(parseEndpoint(from)), to: read(parseTarget(to)) };
      const input = await openInput(options.network, context);
      if (input === null) return;
      const world = prepare(input.checked.facts);
      const names = unknownNames(world, question);
      const unknown = names.find(({ answered }) => !answered);
      if (unknown !== undefined) throw new UsageError(`${unknown.message}: ${unknown.help}`);
      const traced = trace(world, question);
      const placeOf = await placeInWords();
      context.terminal.out(
        options.output === 'human'
          ? printTrace(traced, placeOf)
          : visibleJsonText(traceJson(traced, placeOf)),
      );
      for (const { help } of names) context.terminal.err(`hint: ${help}\n`);
      if (traced.verdict !== 'allow') context.exit(EXIT.findings);
    });
}

function read<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new UsageError(parsed.message);
}
