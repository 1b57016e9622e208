import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
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

const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** An unexpected response, as an error with a hint. */
export function responseFailure(response: FailedResponse): PublishFailed {
  const { step, host, status, headers, body } = response;
  const detail = errorIn(body);
  return new PublishFailed(step, {
    what: `${host} answers ${status}${detail === null ? '' : ` (${detail})`}`,
    hint: hintFor(response),
    isTransient: TRANSIENT.has(status),
    retryAfterMs: retryAfterMs(headers),
  });
}

function hintFor({ host, name, hasCredentials, status }: FailedResponse): string {
  if (status === 401) {
    return hasCredentials
      ? `The credentials are wrong or expired: log in with "helm registry login ${host}" again, or give others with --username and --password-stdin.`
      : `Publishing needs credentials: log in with "helm registry login ${host}", or use --username and --password-stdin.`;
  }
  if (status === 403) {
    return `The account has no permission to push to ${name}: grant it, or publish to another path.`;
  }
  if (status === 413) return 'A proxy in front of the registry limits the size of uploads: raise its limit.';
  if (TRANSIENT.has(status)) return RUN_AGAIN;
  return `Check that ${host} is a registry for OCI artifacts, and that the path ${name} is writable.`;
}

const Errors = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string().default('') })),
});

/** The error message of the registry, which may hold any characters. */
function errorIn(body: Buffer): string | null {
  const first = Errors.safeParse(parseJson(body.toString('utf8'))).data?.errors[0];
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
