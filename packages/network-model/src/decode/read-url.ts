/** The host name of a URL, and a description of what else the text has. */
export interface UrlParts {
  readonly host: string;
  /** `"https://" is a scheme`. */
  readonly around: readonly string[];
}

/** Takes a text apart as a URL, whose every part but the host may be missing. */
export function readUrl(text: string): UrlParts {
  const [, scheme = '', user = '', host = '', dot = '', port = '', path = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/|\/\/)?([^/?#@]*@)?([^/?#:]*?)(\.?)(:[^/?#]*)?([/?#].*)?$/is.exec(text) ?? [];
  const parts = [
    [scheme, 'a scheme'],
    [dot, "the dot of DNS' root"],
    [port, 'a port'],
    [path, 'a path'],
  ] as const;
  const around = parts.flatMap(([part, what]) => (part === '' ? [] : [`"${part}" is ${what}`]));
  // it may hold a password, which is not repeated.
  return { host, around: user === '' ? around : [...around, 'a user name precedes the host'] };
}
