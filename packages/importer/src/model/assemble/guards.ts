import type { Tree } from '../../sources/tree.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftFilter } from '../draft/routes.ts';
import { routeFilters } from '../filters.ts';
import { list, map, scalar, type Planned, type PlannedScalar } from '../planned.ts';
import { at, entriesAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';

type Guards = Readonly<Record<string, Planned>>;

interface GuardInput {
  readonly draft: Draft;
  /** What they are of: `photos.example.net`. */
  readonly name: string;
}

/** What requests pass, in the words of the network file; what that has no words for is a reference. */
export function toGuards(filters: readonly DraftFilter[], input: GuardInput): Guards {
  const guards: Record<string, Planned> = {};
  const references: PlannedScalar[] = [];
  for (const filter of filters.flatMap((one) => expanded(one, input, 0))) {
    const { key, from, spec } = filter;
    if (spec !== undefined && isRedirect(spec)) continue;
    const [guard] = spec === undefined ? [] : [toGuard(spec, input)];
    if (guard !== null && guard !== undefined && guards[guard.key] === undefined) {
      guards[guard.key] = guard.value;
    } else {
      references.push(scalar(key, from));
    }
  }
  return references.length === 0 ? guards : { ...guards, middlewares: list(references) };
}

/** Whether a route does nothing but send http to https, as netloom does by itself. */
export function isRedirectOnly(filters: readonly DraftFilter[] | undefined, draft: Draft): boolean {
  return (filters ?? []).some((filter) => {
    const spec = find(filter, draft)?.spec;
    return spec !== undefined && isRedirect(spec);
  });
}

interface Found extends DraftFilter {
  readonly spec?: Tree | undefined;
}

const DEEPEST = 5;

/** A chain is the Middlewares in it. What no file states, or another provider does, is listed. */
function expanded(filter: DraftFilter, { draft, name }: GuardInput, depth: number): readonly Found[] {
  if (!filter.isMiddleware) return [filter];
  const found = find(filter, draft);
  if (found === null) {
    if (filter.key.includes('@')) {
      const why = `what middleware ${filter.key} does is stated nowhere in what was read`;
      if (filter.from !== undefined) draft.leaveOut({ kind: 'middleware', name, why, at: filter.from });
      return [];
    }
    return [filter];
  }
  const chain = found.spec === undefined ? undefined : at(found.spec, 'chain');
  if (chain === undefined || depth === DEEPEST) return [found];
  const [namespace = ''] = found.key.split('/');
  return routeFilters(chain, namespace).flatMap((one) => expanded(one, { draft, name }, depth + 1));
}

function find(filter: DraftFilter, { middlewares }: Draft): Found | null {
  const { key } = filter;
  const own = middlewares.get(key);
  if (own !== undefined) return { ...filter, spec: own };
  const [joined, provider] = key.split('@');
  if (provider !== 'kubernetescrd') return null;
  const named = [...middlewares].find(([other]) => other.replace('/', '-') === joined);
  return named === undefined ? null : { ...filter, key: named[0], spec: named[1] };
}

function isRedirect(spec: Tree): boolean {
  return textAt(spec, 'redirectScheme', 'scheme') === 'https';
}

/** null for what the network file has no words for. */
function toGuard(spec: Tree, input: GuardInput): { readonly key: string; readonly value: Planned } | null {
  const [[kind, settings] = ['', undefined], other] = entriesAt(spec);
  if (settings === undefined || other !== undefined) return null;
  const keys = entriesAt(settings).map(([key]) => key);
  const isOnly = (...known: readonly string[]): boolean => keys.every((key) => known.includes(key));
  switch (kind) {
    case 'forwardAuth':
      return { key: kind, value: toForwardAuth(settings, input) };
    case 'ipAllowList':
    case 'ipWhiteList': {
      const ranges = textsAt(settings, 'sourceRange');
      return isOnly('sourceRange') ? { key: 'ipAllowList', value: list(ranges, settings) } : null;
    }
    case 'rateLimit': {
      const limit = isOnly('average', 'burst', 'period') ? toRateLimit(settings) : null;
      return limit === null ? null : { key: kind, value: limit };
    }
    case 'headers': {
      const rows = entriesAt(settings, 'customResponseHeaders').map(
        ([name, value]) => [name, scalar(textAt(value) ?? '', value)] as const,
      );
      if (!isOnly('customResponseHeaders') || rows.length === 0) return null;
      return { key: kind, value: map(Object.fromEntries(rows), settings) };
    }
    default:
      return null;
  }
}

function toForwardAuth(settings: Tree, { draft, name }: GuardInput): Planned {
  for (const [key, value] of entriesAt(settings)) {
    if (key === 'address' || key === 'authResponseHeaders') continue;
    const why = `setting ${key} of forward authentication has no form in the network file`;
    draft.leaveOut({ kind: 'middleware', name, why, at: value });
  }
  return map(
    {
      address: statedAt(settings, 'address'),
      responseHeaders: list(textsAt(settings, 'authResponseHeaders')),
    },
    settings,
  );
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** A period is a Go duration, or a number of seconds. */
function toRateLimit(settings: Tree): Planned | null {
  const numbers = ['average', 'burst'].map((key) => scalarAt(settings, key));
  const [, count = '1', unit = 's'] = /^(\d+)([smh]?)$/.exec(textAt(settings, 'period') ?? '1s') ?? ['', ''];
  if (count === '' || numbers.some((one) => one !== undefined && typeof one.value !== 'number')) return null;
  const [average, burst] = numbers;
  const seconds = Number(count) * (SECONDS[unit === '' ? 's' : unit] ?? 1);
  return map(
    {
      average: typeof average?.value === 'number' ? scalar(average.value, average) : undefined,
      burst: typeof burst?.value === 'number' ? scalar(burst.value, burst) : undefined,
      period: seconds === 1 ? undefined : scalar(seconds, at(settings, 'period')),
    },
    settings,
  );
}
