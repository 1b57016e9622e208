import { Address } from '@netloom/addresses';
import { isPrivate, type Network, type Resolver } from '@netloom/network-model';
import { indexNetwork, promisedAnswer, type PromisedAnswer } from '@netloom/reachability';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import type { DnsAnswer, DnsResolver } from '../../dns-resolver.ts';
import type { DoctorFacts } from '../../facts.ts';
import type { Fix, Problem, Unknown } from '../../outcome.ts';
import type { ResolverName, Vantage } from '../../vantage.ts';

const TYPES = { 4: 'A', 6: 'AAAA' } as const;

export interface AskedName {
  readonly name: string;
  readonly answers: Readonly<Record<4 | 6, DnsAnswer>>;
}

export interface ObservedNames {
  readonly server: string;
  readonly names: readonly AskedName[];
}

interface NamesCheck extends Pick<CheckDefinition<ObservedNames>, 'id' | 'title'> {
  /** Whose answer traces promise. */
  readonly resolver: ResolverName;
  /** The resolver to ask; throws NotChecked. */
  readonly find: (vantage: Vantage, network: Network) => DnsResolver | Promise<DnsResolver>;
  /** How to fix a name that this resolver answers otherwise. */
  readonly fix: (name: AskedName, problem: { readonly server: string; readonly facts: DoctorFacts }) => Fix;
}

/** A check that asks a resolver for each name of the network, and compares its answers with those that traces take for granted. */
export function namesCheck({ resolver, find, fix, ...about }: NamesCheck): CheckDefinition<ObservedNames> {
  return {
    ...about,
    subject: 'dns',
    symptom: null,
    applies: (network) => network.dns !== null && namesOf(network).length > 0,
    observe: async (vantage, { network }) => {
      const { server, ask } = await find(vantage, network);
      const names = namesOf(network).map(async (name) => {
        const [four, six] = await Promise.all([ask(name, 'A'), ask(name, 'AAAA')]);
        return { name, answers: { 4: four, 6: six } };
      });
      return { server, names: await Promise.all(names) };
    },
    compare: ({ server, names }, facts) => {
      const index = indexNetwork(facts);
      const promises = names.map((asked) => ({
        asked,
        promised: promisedAnswer(index, {
          name: asked.name,
          resolver: resolver === 'lan' ? resolverAt(facts.network, server) : resolver,
        }),
      }));
      return {
        saw: `${countOf(names.length, 'name')} by ${server}`,
        problems: promises.flatMap(({ asked, promised }) =>
          problemsOf(asked, { promised, server, fix: fix(asked, { server, facts }) }),
        ),
        unknown: unknownsOf(promises, server),
      };
    },
  };
}

/** The resolver of the network that a device asks; another one asks the public zone. */
function resolverAt({ resolvers }: Network, server: string): Resolver | 'public' {
  const asked = resolvers.find(({ addresses }) =>
    addresses.some((address) => [address.toString(), `${address}:53`, `[${address}]:53`].includes(server)),
  );
  return asked ?? 'public';
}

/** The exposed hosts, and the names of single records. */
export function namesOf({ exposures, records }: Network): readonly string[] {
  const names = [...exposures.map(({ host }) => host), ...records.map(({ name }) => name)];
  return [...new Set<string>(names)].filter((name) => !name.startsWith('*'));
}

function problemsOf(
  { name, answers }: AskedName,
  {
    promised,
    server,
    fix,
  }: { readonly promised: PromisedAnswer; readonly server: string; readonly fix: Fix },
): readonly Problem[] {
  if (promised.kind === 'unknown') return [];
  const { at } = promised;
  return ([4, 6] as const).flatMap((family): readonly Problem[] => {
    const answer = answers[family];
    const expected = mismatch(answer, { promised, family });
    if (expected === null) return [];
    const saw = `${name} ${describeAnswer(answer, TYPES[family])} by ${server}`;
    return [{ severity: 'error', saw, expected, at, fix }];
  });
}

/** What the answer should be; null where it is that, or says nothing. */
function mismatch(
  answer: DnsAnswer,
  {
    promised,
    family,
  }: { readonly promised: Exclude<PromisedAnswer, { readonly kind: 'unknown' }>; readonly family: 4 | 6 },
): string | null {
  if (answer.kind === 'failed') return null;
  const type = TYPES[family];
  const has = answer.kind === 'addresses' ? answer.addresses.toSorted() : [];
  if (promised.kind === 'edge') {
    const isFine = has.length === 0 ? family === 6 : !has.some(isPrivateText);
    return isFine ? null : `${type} of Cloudflare's edge`;
  }
  const addresses = promised.kind === 'none' ? [] : promised.addresses;
  const wanted = addresses
    .filter((address) => address.family === family)
    .map(String)
    .toSorted();
  if (wanted.join() === has.join()) return null;
  return wanted.length === 0 ? `no ${type} record` : `${type} ${wanted.join(', ')}`;
}

function isPrivateText(text: string): boolean {
  const parsed = Address.parse(text);
  return !parsed.ok || isPrivate(parsed.value);
}

function describeAnswer(answer: DnsAnswer, type: string): string {
  if (answer.kind === 'addresses') return `is ${type} ${answer.addresses.join(', ')}`;
  return answer.why === 'NXDOMAIN' ? 'does not exist (NXDOMAIN)' : `has no ${type} record`;
}

function unknownsOf(
  promises: readonly { readonly asked: AskedName; readonly promised: PromisedAnswer }[],
  server: string,
): readonly Unknown[] {
  const failed = promises.flatMap(({ asked: { name, answers } }) =>
    Object.values(answers).flatMap((answer) => (answer.kind === 'failed' ? [{ name, why: answer.why }] : [])),
  );
  const silent = [...Map.groupBy(failed, ({ why }) => why)].map(([why, group]): Unknown => {
    const names = [...new Set(group.map(({ name }) => name))];
    const which = names.length === promises.length ? 'any name' : names.join(', ');
    return { why: `${server} ${why} for ${which}`, cause: 'failed' };
  });
  const open = promises.flatMap(({ promised }): readonly Unknown[] =>
    promised.kind === 'unknown' ? [{ why: promised.why, cause: 'not-here' }] : [],
  );
  return [...silent, ...open];
}

/** How to look at the answer again. */
export function digCommand(name: string, server: string): string {
  // that pod is gone
  if (server.startsWith('Pod ')) return 'netloom doctor --only dns --in-cluster';
  const [, address = server, port] = /^\[?([^\]]+?)\]?(?::(\d+))?$/.exec(server) ?? [];
  return `dig ${name} @${address}${port === undefined ? '' : ` -p ${port}`}`;
}
