import { parseSource, type Diagnostic } from '@netloom/diagnostics';
import { checkLoaded, withReach } from '@netloom/engine/check';
import { writeNetwork } from '../write/write-network.ts';
import type { Answers } from './answers.ts';
import { firstNetwork } from './first-network.ts';

/** What a new answer makes wrong: errors of the network file that its answers so far did not have. */
export async function problemsOf(
  answers: Answers,
  { before, today }: { readonly before: Answers; readonly today: string },
): Promise<readonly Diagnostic[]> {
  const known = new Set((await errorsOf(before, today)).map(({ message }) => message));
  return (await errorsOf(answers, today)).filter(({ message }) => !known.has(message));
}

async function errorsOf(answers: Answers, today: string): Promise<readonly Diagnostic[]> {
  const loaded = await withReach(parseSource(writeNetwork(firstNetwork(answers)), 'network.yaml'));
  const { diagnostics } = checkLoaded({ ...loaded, place: { kind: 'outside' } }, { today });
  return diagnostics.filter(({ severity }) => severity === 'error');
}
