import { dumpYaml, plain } from '@netloom/chart-kit';
import { printEndpoint, printTarget, type Endpoint, type Intent } from '@netloom/network-model';
import { describeLeftOut, NO_PORT, NOTHING_BEHIND, SILENT_UDP, type LeftOut } from './watch.ts';

/** An endpoint of Gatus 5, as far as intents need it: config/endpoint/endpoint.go of its sources. */
export interface GatusEndpoint {
  readonly name: string;
  readonly group: string;
  readonly url: string;
  /** Of HTTP alone. */
  readonly method?: 'HEAD';
  readonly interval: string;
  readonly conditions: readonly string[];
  readonly client: {
    readonly timeout: string;
    readonly 'ignore-redirect'?: true;
    /** Also of a server whose certificate is not trusted it must be known that it answers. */
    readonly insecure?: true;
  };
}

export interface GatusWatch {
  readonly config: { readonly endpoints: readonly GatusEndpoint[] };
  readonly leftOut: readonly LeftOut[];
}

/** Endpoints for the intents whose sender is where Gatus stands. */
export function toGatus(intents: readonly Intent[], from: Endpoint): GatusWatch {
  const here = printEndpoint(from);
  const named = new Set<string>();
  const endpoints: GatusEndpoint[] = [];
  const leftOut: LeftOut[] = [];
  for (const intent of intents) {
    const why = whyNot(intent, here);
    if (why === null) endpoints.push(toEndpoint(intent, { group: `from ${here}`, named }));
    else leftOut.push({ intent, why });
  }
  return { config: { endpoints }, leftOut };
}

/** The configuration as a file, with what is left out as comments. Gatus expands variables in the whole text; `$$` is a `$`. */
export function renderGatus({ config, leftOut }: GatusWatch): string {
  const notes = leftOut.map((one) => `# left out: ${describeLeftOut(one)}\n`);
  return `${notes.join('')}${dumpYaml(plain(config))}`.replaceAll('$', '$$$$');
}

function whyNot({ from, to }: Intent, here: string): string | null {
  const sender = printEndpoint(from);
  if (sender !== here) return `Gatus stands at ${here}, and sees nothing as ${sender}`;
  if (to.kind === 'endpoint') return NO_PORT;
  return to.kind === 'port' && to.protocol === 'udp' ? SILENT_UDP : null;
}

function toEndpoint(
  { to, expect }: Intent,
  { group, named }: { readonly group: string; readonly named: Set<string> },
): GatusEndpoint {
  const url = printTarget(to);
  const base = { name: nameOf(`${expect} ${url}`, named), group, url };
  const every = { interval: '1m' };
  if (to.kind !== 'url') {
    const conditions = [`[CONNECTED] == ${expect === 'allow'}`];
    return { ...base, ...every, conditions, client: { timeout: '5s' } };
  }
  const client = { timeout: '5s', 'ignore-redirect': true } as const;
  return expect === 'allow'
    ? { ...base, method: 'HEAD', ...every, conditions: ALLOWED, client }
    : { ...base, method: 'HEAD', ...every, conditions: DENIED, client: { ...client, insecure: true } };
}

const ALLOWED = ['[CONNECTED] == true', `[STATUS] != any(${NOTHING_BEHIND.join(', ')})`];
/** 0 is no answer at all, and 404 a proxy without a route: neither is the target. */
const DENIED = [`[STATUS] == any(0, 404, ${NOTHING_BEHIND.join(', ')})`];

/** Gatus refuses two endpoints whose names differ in nothing but case and these characters (config/key/key.go). */
function nameOf(name: string, named: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const own = count === 1 ? name : `${name} (${count})`;
    const key = own.toLowerCase().replaceAll(/[/_,.#+&\s]/g, '-');
    if (named.has(key)) continue;
    named.add(key);
    return own;
  }
}
