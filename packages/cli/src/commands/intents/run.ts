import {
  describeIntent,
  describeLeftOut,
  renderGatus,
  toGatus,
  toTailnetTests,
  type LeftOut,
} from '@netloom/deployment';
import { placeOf } from '@netloom/diagnostics';
import { EXIT, UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import type { CheckedNetwork } from '@netloom/engine';
import {
  parseEndpoint,
  printEndpoint,
  printTarget,
  type Endpoint,
  type Intent,
} from '@netloom/network-model';
import { decidingHop, indexNetwork, trace } from '@netloom/reachability';
import type { Context } from '../../context.ts';
import { checkInput, openInput } from '../../network-input/check-input.ts';
import { describePlace } from '../../terminal/describe-place.ts';
import { printFitted } from '../../terminal/fit-lines.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';

export interface IntentsOptions {
  readonly output: 'human' | 'json' | 'gatus' | 'tailnet-tests';
  readonly from?: string;
  readonly as?: string;
}

/** Prints which intents hold, or what another program needs to watch them. */
export async function runIntents(
  network: string | undefined,
  { options, context }: { readonly options: IntentsOptions; readonly context: Context },
): Promise<void> {
  const { output } = options;
  const from = fromOf(options);
  const identity = identityOf(options);
  // what does not hold would be watched and never become green
  const input = await (output === 'human' || output === 'json' ? openInput : checkInput)(network, context);
  if (input === null) return;
  const { terminal } = context;
  const { facts } = input.checked;
  if (from !== null) {
    const watch = toGatus(facts.network.intents, from);
    terminal.out(renderGatus(watch));
    reportLeftOut(watch.leftOut, context);
  } else if (identity !== null) {
    const { tests, leftOut } = toTailnetTests(facts, identity);
    terminal.out(`${JSON.stringify({ tests }, null, 2)}\n`);
    reportLeftOut(leftOut, context);
  } else {
    printIntents(input.checked, { output, context });
  }
}

function fromOf({ output, from }: IntentsOptions): Endpoint | null {
  if (output !== 'gatus') {
    if (from !== undefined) throw new UsageError('--from is for --output gatus.');
    return null;
  }
  if (from === undefined) {
    throw new UsageError(
      'Gatus sees what is seen from where it stands: name that with --from pods or --from lan.',
    );
  }
  const parsed = parseEndpoint(from);
  if (!parsed.ok) throw new UsageError(`--from: ${parsed.message}`);
  return parsed.value;
}

/** As the `src` of a test: no autogroup, and no `*`. */
const IDENTITY = /^(?:(?:group|tag):[A-Za-z0-9][\w.@-]*|[^\s:*"]+@[^\s:*"]+|[A-Za-z][\w-]*)$/;

function identityOf({ output, as }: IntentsOptions): string | null {
  if (output !== 'tailnet-tests') {
    if (as !== undefined) throw new UsageError('--as is for --output tailnet-tests.');
    return null;
  }
  if (as === undefined) {
    throw new UsageError(
      'a test of the tailnet policy is about one identity: name it with --as, such as --as group:family.',
    );
  }
  if (IDENTITY.test(as)) return as;
  throw new UsageError(
    `--as ${as}: it must be a user such as ana@example.com, group:NAME, tag:NAME, or a host of the policy.`,
  );
}

function reportLeftOut(leftOut: readonly LeftOut[], { terminal }: Context): void {
  for (const one of leftOut) terminal.err(`left out: ${visible(describeLeftOut(one))}\n`);
}

interface SeenIntent {
  readonly intent: Intent;
  readonly verdict: 'allow' | 'deny' | 'unknown';
  readonly decided: string;
  readonly range: ReturnType<typeof placeOf>;
}

function printIntents(
  { facts, origins }: CheckedNetwork,
  { output, context }: { readonly output: IntentsOptions['output']; readonly context: Context },
): void {
  const index = indexNetwork(facts);
  const seen = facts.network.intents.map((intent): SeenIntent => {
    const traced = trace(index, intent);
    return {
      intent,
      verdict: traced.verdict,
      decided: decidingHop(traced).text,
      range: placeOf(origins.of(intent)),
    };
  });
  const { terminal } = context;
  if (output === 'json') terminal.out(printJsonDocument({ intents: seen.map(toRow) }));
  else printFitted(seen.length === 0 ? 'no intents\n' : seen.map(toLine).join(''), terminal);
  if (seen.some(({ intent, verdict }) => verdict !== intent.expect)) context.exit(EXIT.findings);
}

function toRow({ intent, verdict, decided, range }: SeenIntent): object {
  const { from, to, expect } = intent;
  const holds = verdict === expect;
  return { from: printEndpoint(from), to: printTarget(to), expect, holds, verdict, decided, range };
}

function toLine({ intent, verdict, decided, range }: SeenIntent): string {
  const holds = verdict === intent.expect ? 'holds' : verdict === 'unknown' ? 'not certain' : 'does not hold';
  return `${holds}: ${visible(describeIntent(intent))}   ${describePlace(range)}\n  ${visible(decided)}\n`;
}
