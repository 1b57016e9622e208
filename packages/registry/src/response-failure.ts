import * as z from 'zod';
import { parseJson } from './parse-json.ts';
import { PublishFailed, RUN_AGAIN } from './publish-failed.ts';

export interface FailedResponse {
  readonly step: string;
  readonly host: string;
  /** The repository in the registry. */
  readonly name: string;
  readonly hasCredentials: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What an answer means that is not the one hoped for, and the way on. */
export function responseFailure(response: FailedResponse): PublishFailed {
  const { step, host, status, headers, body } = response;
  const said = saidIn(body);
  return new PublishFailed(step, {
    what: `${host} answers ${status}${said === null ? '' : ` (${said})`}`,
    wayOn: wayOn(response),
    isPassing: PASSING.has(status),
    retryAfterMs: retryAfterMs(headers),
  });
}

function wayOn({ host, name, hasCredentials, status }: FailedResponse): string {
  if (status === 401) {
    return hasCredentials
      ? `The credentials are wrong or expired: log in with "helm registry login ${host}" again, or give others with --username and --password-stdin.`
      : `It wants to know who publishes: log in with "helm registry login ${host}", or use --username and --password-stdin.`;
  }
  if (status === 403)
    return `The account may not push to ${name}: give it the right to, or publish to another path.`;
  if (status === 413)
    return 'What lies in front of the registry limits the size of uploads: raise its limit.';
  if (PASSING.has(status)) return RUN_AGAIN;
  return `Look whether ${host} is a registry that takes OCI artifacts, and whether the path ${name} may be written.`;
}

const Errors = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string().default('') })),
});

/** The registry's own words, which may hold anything. */
function saidIn(body: Buffer): string | null {
  const first = Errors.safeParse(parseJson(body)).data?.errors[0];
  if (first === undefined) return null;
  return [first.code, first.message]
    .filter((part) => part !== '')
    .join(': ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 200);
}

/** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after: seconds or a date. */
function retryAfterMs(headers: Headers): number | null {
  const text = headers.get('retry-after');
  if (text === null) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
