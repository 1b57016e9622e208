import { EXIT } from '@netloom/diagnostics/error';
import { table } from '../table.ts';

const MEANING: Readonly<Record<keyof typeof EXIT, readonly [string, string]>> = {
  ok: ['In order', 'nothing'],
  findings: [
    'Findings, a difference, or output that did not arrive; a `trace` that is not reached, a `plan` with changes',
    'read what was printed',
  ],
  usage: ['The command was called with arguments that make no sense', 'see `--help`'],
  unreadable: ['The input cannot be read', 'check the path, the rights, and the revision of Git'],
  environment: [
    'Something around netloom is missing, too old or full: Helm, the cluster, a host, the disk',
    'the message names it',
  ],
  refused: [
    'Refused as unsafe; nothing was changed',
    'the output says why, and which option allows it if one does',
  ],
  bug: ['A bug of netloom', 'report it, with the stack that was printed'],
  interrupted: ['Interrupted by Ctrl-C, SIGTERM or SIGHUP', 'run the command again'],
};

/** Every exit code, what it means, and what to do. */
export function exitCodesSection(): string {
  // a record that is written as a literal has no other keys
  const names = Object.keys(MEANING) as (keyof typeof EXIT)[];
  return table(
    ['Exit', 'Meaning', 'What to do'],
    names.map((name) => [String(EXIT[name]), ...MEANING[name]]),
  );
}
