/** A rule of Traefik that is hosts, and perhaps prefixes of paths. */
export interface SimpleRule {
  readonly hosts: readonly string[];
  readonly prefixes: readonly string[];
}

const ARGUMENTS = '\\(\\s*[`"][^`"]*[`"](?:\\s*,\\s*[`"][^`"]*[`"])*\\s*\\)';
const HOSTS = `Host${ARGUMENTS}(?:\\s*\\|\\|\\s*Host${ARGUMENTS})*`;
const PREFIXES = `PathPrefix${ARGUMENTS}(?:\\s*\\|\\|\\s*PathPrefix${ARGUMENTS})*`;
const SIMPLE = new RegExp(
  `^\\s*(?:(${HOSTS})|\\(\\s*(${HOSTS})\\s*\\))(?:\\s*&&\\s*(?:(PathPrefix${ARGUMENTS})|\\(\\s*(${PREFIXES})\\s*\\)))?\\s*$`,
);

/** null where the rule has any other matcher, or combines these in another way. */
export function readTraefikRule(rule: string): SimpleRule | null {
  const found = SIMPLE.exec(rule);
  if (found === null) return null;
  const [, hosts, hostsInBrackets, prefix, prefixes] = found;
  // `Host(a) || Host(b) && PathPrefix(c)` is all of a, and c of b
  if (hosts?.includes('||') === true && (prefix ?? prefixes) !== undefined) return null;
  return {
    hosts: argumentsOf(hosts ?? hostsInBrackets ?? ''),
    prefixes: argumentsOf(prefix ?? prefixes ?? ''),
  };
}

function argumentsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/[`"]([^`"]*)[`"]/g), ([, value = '']) => value);
}
