import type { Stage } from '@netloom/rollout/plan';
import { InvalidArgumentError, Option, type Command } from 'commander';

/** What a plan of a cluster may contain, and how far it goes: the same for `plan` and `apply`. */
export interface RolloutOptions {
  /** The last stage; all by default. */
  readonly until?: Stage;
  readonly installOperator?: readonly string[];
  readonly adopt?: true;
  readonly forceConflicts?: true;
  readonly allowDeletes: ReadonlyMap<string, number>;
}

/** The options of all commands that change a cluster or plan to. */
export function withAllowances(command: Command): Command {
  return command
    .addOption(
      new Option('--until <STAGE>', 'the last stage to apply; all by default').choices([
        'namespaces',
        'operators',
        'network',
      ]),
    )
    .option(
      '--install-operator <NAME...>',
      'install this operator even if the cluster serves its kinds already',
    )
    .option('--adopt', 'take over existing objects that nothing else reconciles')
    .option('--force-conflicts', 'overwrite fields that another manager has changed')
    .addOption(
      new Option(
        '--allow-deletes <KIND=COUNT>',
        'allow this many objects of a kind to be deleted, whatever share of all they are; may be repeated',
      )
        .argParser(collectAllowed)
        .default(new Map<string, number>(), 'none'),
    );
}

/** `DNSEndpoint=4`, once for each kind. */
function collectAllowed(text: string, sofar: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const [, kind, count] = /^([A-Z][A-Za-z0-9]*)=(\d{1,6})$/.exec(text) ?? [];
  if (kind === undefined) {
    throw new InvalidArgumentError('It must be a kind and a number, such as DNSEndpoint=4.');
  }
  return new Map([...sofar, [kind, Number(count)]]);
}
