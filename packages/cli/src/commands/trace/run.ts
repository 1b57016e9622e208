import type { Parsed } from '@netloom/addresses';
import { EXIT, UsageError } from '@netloom/diagnostics/error';
import { visibleJsonText } from '@netloom/diagnostics/visible';
import { endpointNames, parseEndpoint, parseTarget } from '@netloom/network-model';
import { indexNetwork, printTrace, trace, traceJson, unknownNames } from '@netloom/reachability';
import type { Context } from '../../context.ts';
import { openInput } from '../../network-input/check-input.ts';
import { describeOrigin } from '../../terminal/describe-place.ts';
import { printFitted } from '../../terminal/fit-lines.ts';

export interface TraceOptions {
  readonly network?: string;
  readonly output: 'human' | 'json';
}

/** Prints the hops from one end to the other, and exits with 1 unless they reach it. */
export async function runTrace(
  ends: { readonly from: string; readonly to: string },
  { options, context }: { readonly options: TraceOptions; readonly context: Context },
): Promise<void> {
  const input = await openInput(options.network, context);
  if (input === null) return;
  const known = endpointNames(input.checked.source.root);
  const question = { from: parsed(parseEndpoint(ends.from, known)), to: parsed(parseTarget(ends.to, known)) };
  const index = indexNetwork(input.checked.facts);
  const names = unknownNames(index, question);
  const unknown = names.find(({ answered }) => !answered);
  if (unknown !== undefined) throw new UsageError(`${unknown.message}: ${unknown.help}`);
  const traced = trace(index, question);
  const { terminal } = context;
  if (options.output === 'human') printFitted(printTrace(traced, describeOrigin), terminal);
  else terminal.out(visibleJsonText(traceJson(traced, describeOrigin)));
  for (const { help } of names) terminal.err(`hint: ${help}\n`);
  if (traced.verdict !== 'allow') context.exit(EXIT.findings);
}

function parsed<T>(result: Parsed<T>): T {
  if (result.ok) return result.value;
  throw new UsageError(result.message);
}
