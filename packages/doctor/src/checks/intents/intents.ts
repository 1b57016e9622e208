import { inTurns } from '@netloom/cluster';
import { describeIntent, NO_PORT, SILENT_UDP } from '@netloom/deployment';
import { printEndpoint, printTarget, type Intent, type Target } from '@netloom/network-model';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import { placesOf } from '../../device.ts';
import type { DoctorFacts } from '../../facts.ts';
import { NotChecked } from '../../not-checked.ts';
import { fixBy, type Problem, type Unknown } from '../../outcome.ts';
import type { Probe, ProbeAnswer } from '../../probe.ts';
import { describeAnswer, reachedBy } from '../../reached.ts';
import { sendsFromHere } from './sender.ts';

interface Tried {
  readonly intent: Intent;
  readonly answer: ProbeAnswer;
}

/** What came of an intent: an answer, or why there is none. */
type Attempt = Tried | { readonly intent: Intent; readonly why: string };

const MOST_MS = 5_000;

/** What the network says that this device may reach and may not, tried out. */
export const intentsCheck: CheckDefinition<readonly Attempt[]> = {
  id: 'intents',
  subject: 'intents',
  title: 'intents, tried from here',
  symptom: null,
  applies: ({ intents }) => intents.length > 0,
  observe: async ({ probe, device, timeoutMs }, { network }) => {
    if (probe === null) throw new NotChecked('--probe tries them out', 'not-here');
    const places = placesOf(device, network);
    return inTurns(network.intents, async (intent): Promise<Attempt> => {
      const here = sendsFromHere(intent.from, { places, network });
      if (here !== true) return { intent, why: here };
      return tryOut(intent, { probe, limitMs: Math.min(MOST_MS, timeoutMs / 2) });
    });
  },
  compare: (attempts, facts) => {
    const tried = attempts.filter((attempt) => 'answer' in attempt);
    return {
      saw: `${countOf(tried.length, 'intent')} tried`,
      problems: tried.flatMap((one) => problemOf(one, facts) ?? []),
      unknown: [
        ...attempts.flatMap((attempt): readonly Unknown[] =>
          'why' in attempt
            ? [{ why: `${describeIntent(attempt.intent)}: ${attempt.why}`, cause: 'not-here' }]
            : [],
        ),
        ...unproven(tried),
      ],
    };
  },
};

/** What says nothing. From a device that reaches nothing, silence is no proof that something is denied. */
function unproven(tried: readonly Tried[]): readonly Unknown[] {
  const reachesSome = tried.some((one) => verdictOf(one) === 'allow');
  return tried.flatMap((one): readonly Unknown[] => {
    const { intent, answer } = one;
    const verdict = verdictOf(one);
    const isProof = verdict !== null && (verdict === 'allow' || intent.expect === 'allow' || reachesSome);
    if (isProof) return [];
    const reason = verdict === null ? '' : ', while nothing else is reached from here,';
    return [
      {
        why: `${describeIntent(intent)}: ${describeAnswer(answer)}${reason} proves nothing`,
        cause: 'failed',
      },
    ];
  });
}

async function tryOut(
  intent: Intent,
  { probe, limitMs }: { readonly probe: Probe; readonly limitMs: number },
): Promise<Attempt> {
  const { to } = intent;
  if (to.kind === 'url') return { intent, answer: await probe.request(printTarget(to), limitMs) };
  if (to.kind === 'endpoint') return { intent, why: NO_PORT };
  if (to.protocol === 'udp') return { intent, why: SILENT_UDP };
  const { host, port } = to;
  return { intent, answer: await probe.connect({ host: host.toString(), port, timeoutMs: limitMs }) };
}

function verdictOf({ intent: { expect }, answer }: Tried): Intent['expect'] | null {
  return reachedBy(answer, expect);
}

function problemOf(tried: Tried, { origins }: DoctorFacts): Problem | null {
  const { intent, answer } = tried;
  const verdict = verdictOf(tried);
  if (verdict === null || verdict === intent.expect) return null;
  const { from, to } = intent;
  const target = printTarget(to);
  const trace = `netloom trace ${printEndpoint(from)} ${target}`;
  return {
    severity: 'error',
    saw: `from ${printEndpoint(from)}, ${target} ${verdict === 'allow' ? 'is reached' : 'is not reached'}: ${describeAnswer(answer)}`,
    expected: intent.expect,
    at: origins.of(intent),
    fix: fixBy('Compare what a packet meets with what the trace says.', trace, ...lookCommand(to)),
  };
}

function lookCommand(to: Target): readonly string[] {
  return to.kind === 'url' ? [`curl --verbose --head ${printTarget(to)}`] : [];
}
