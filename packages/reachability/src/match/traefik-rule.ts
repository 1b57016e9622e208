import type { PatternMatcher } from './pattern-matcher.ts';

export interface HttpRequest {
  readonly host: string;
  readonly path: string;
}

/** A rule in Traefik's language, as a tree. */
export type TraefikRule =
  | { readonly kind: 'matcher'; readonly name: MatcherName; readonly value: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly TraefikRule[] }
  | { readonly kind: 'not'; readonly part: TraefikRule };

const MATCHERS = ['Host', 'HostRegexp', 'Path', 'PathPrefix', 'PathRegexp'] as const;
type MatcherName = (typeof MATCHERS)[number];

/** Whether the rule matches the request; null where that is not known for a regular expression. */
export function matchesTraefikRule(
  rule: TraefikRule,
  request: HttpRequest & { readonly matchesPattern: PatternMatcher },
): boolean | null {
  switch (rule.kind) {
    case 'matcher':
      return matches(rule.name, rule.value, request);
    case 'not': {
      const inner = matchesTraefikRule(rule.part, request);
      return inner === null ? null : !inner;
    }
    case 'and':
    case 'or': {
      const decisive = rule.kind === 'or';
      const parts = rule.parts.map((part) => matchesTraefikRule(part, request));
      if (parts.includes(decisive)) return decisive;
      return parts.includes(null) ? null : !decisive;
    }
    default:
      return rule satisfies never;
  }
}

/** The host of all requests that the rule matches; null where it names none. */
export function hostOfRule(rule: TraefikRule): string | null {
  if (rule.kind === 'matcher') return rule.name === 'Host' ? rule.value.toLowerCase() : null;
  if (rule.kind !== 'and') return null;
  return rule.parts.map(hostOfRule).find((host) => host !== null) ?? null;
}

/** Hosts are compared without case; a prefix of a path is one of its text, not of its elements. */
function matches(
  name: MatcherName,
  value: string,
  { host, path, matchesPattern }: HttpRequest & { readonly matchesPattern: PatternMatcher },
): boolean | null {
  switch (name) {
    case 'Host':
      return host.toLowerCase() === value.toLowerCase();
    case 'HostRegexp':
      return matchesPattern(value, host.toLowerCase());
    case 'Path':
      return path === value;
    case 'PathPrefix':
      return path.startsWith(value);
    case 'PathRegexp':
      return matchesPattern(value, path);
    default:
      return name satisfies never;
  }
}

const TOKEN = /\s*(?:(&&|\|\||[!()])|([A-Za-z]+)\((?:`([^`]*)`|("(?:[^"\\]|\\.)*"))\))/y;

interface Token {
  readonly sign: string | null;
  readonly rule: TraefikRule | null;
}

/** Throws for what is not Traefik's language, or a matcher of more than host and path. */
export function parseTraefikRule(text: string): TraefikRule {
  const tokens = tokensOf(text);
  let index = 0;
  const accept = (sign: string): boolean => {
    if (tokens[index]?.sign !== sign) return false;
    index += 1;
    return true;
  };
  const list = (kind: 'and' | 'or', sign: string, part: () => TraefikRule): TraefikRule => {
    const first = part();
    const parts = [first];
    while (accept(sign)) parts.push(part());
    return parts.length === 1 ? first : { kind, parts };
  };
  const one = (): TraefikRule => {
    if (accept('!')) return { kind: 'not', part: one() };
    if (accept('(')) {
      const inner = either();
      if (!accept(')')) throw new Error(`Traefik's rule ${text} lacks a closing parenthesis`);
      return inner;
    }
    const rule = tokens[index]?.rule ?? null;
    if (rule === null) throw new Error(`Traefik's rule ${text} lacks a matcher`);
    index += 1;
    return rule;
  };
  const both = (): TraefikRule => list('and', '&&', one);
  const either = (): TraefikRule => list('or', '||', both);
  const rule = either();
  if (index < tokens.length) throw new Error(`Traefik's rule ${text} goes on after its end`);
  return rule;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.trimEnd().length) {
    const found = pattern.exec(text);
    if (found === null) throw new Error(`Traefik's rule ${text} cannot be read`);
    const [, sign, name, raw, quoted] = found;
    if (sign !== undefined) tokens.push({ sign, rule: null });
    else tokens.push({ sign: null, rule: toMatcher(name ?? '', raw ?? unquoted(quoted ?? '""')) });
  }
  return tokens;
}

function toMatcher(name: string, value: string): TraefikRule {
  const known = MATCHERS.find((matcher) => matcher === name);
  if (known === undefined) throw new Error(`Traefik's matcher ${name} is not one of ${MATCHERS.join(', ')}`);
  return { kind: 'matcher', name: known, value };
}

/** Go and JSON share the escapes that netloom writes. */
function unquoted(text: string): string {
  const value: unknown = JSON.parse(text);
  return String(value);
}
