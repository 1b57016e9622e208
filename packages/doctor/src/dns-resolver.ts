import { Resolver } from 'node:dns/promises';

/** Why a resolver has no address for a name: the name does not exist, or has no record of the type. */
export type NoAnswer = 'NXDOMAIN' | 'no record';

/** The answer of a resolver. */
export type DnsAnswer =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | { readonly kind: 'none'; readonly why: NoAnswer }
  /** No answer that says anything about the name. */
  | { readonly kind: 'failed'; readonly why: string };

/** A resolver that checks ask. */
export interface DnsResolver {
  /** `1.1.1.1`, with a port where it is another than 53. */
  readonly server: string;
  readonly ask: (name: string, type: 'A' | 'AAAA') => Promise<DnsAnswer>;
}

/** As c-ares names them: https://nodejs.org/api/dns.html#error-codes */
const NONE: Readonly<Record<string, NoAnswer>> = { ENOTFOUND: 'NXDOMAIN', ENODATA: 'no record' };
const FAILED: Readonly<Record<string, string>> = {
  ETIMEOUT: 'does not answer',
  ECANCELLED: 'does not answer',
  ECONNREFUSED: 'refuses the connection',
  EREFUSED: 'refuses to answer',
  ESERVFAIL: 'answers SERVFAIL',
};

/** A resolver at an address, with or without a port; throws where it is neither. */
export function dnsResolver(server: string, timeoutMs: number): DnsResolver {
  // the second try waits twice as long: both end at half of what the check has, on a slow machine before it does
  const resolver = new Resolver({ timeout: Math.ceil(timeoutMs / 6), tries: 2 });
  resolver.setServers([server]);
  return {
    server,
    ask: async (name, type) => {
      try {
        const addresses = await (type === 'A' ? resolver.resolve4(name) : resolver.resolve6(name));
        return addresses.length === 0 ? { kind: 'none', why: 'no record' } : { kind: 'addresses', addresses };
      } catch (error) {
        return toDnsFailure(codeOf(error));
      }
    },
  };
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** What a failure of c-ares says of the name, by its code. */
export function toDnsFailure(code: string): DnsAnswer {
  const none = NONE[code];
  return none === undefined
    ? { kind: 'failed', why: FAILED[code] ?? `fails (${code})` }
    : { kind: 'none', why: none };
}
