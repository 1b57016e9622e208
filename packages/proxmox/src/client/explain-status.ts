import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import type { ApiToken } from './api-token.ts';
import { canonical } from './canonical.ts';
import { ProxmoxError, type ProxmoxErrorKind } from './proxmox-error.ts';

/** Answers of the proxy for a host that is away for the moment. */
const TRANSIENT = new Set([502, 503, 504, 595, 596, 599]);

/** The body of a failed call. */
const ErrorAnswer = z.looseObject({
  message: z.string().optional(),
  errors: z.record(z.string(), z.string()).optional(),
});

/** A role with the privilege that Proxmox names. */
function roleFor(detail: string): string {
  if (detail.includes('(/, Sys.')) return 'one of your own with Sys.Audit and Sys.Modify on /';
  if (detail.includes('SDN.Audit)')) return 'PVEAuditor on /sdn, or PVESDNAdmin to change it';
  return detail.includes('(/nodes/') ? 'PVEAuditor on /nodes' : 'PVESDNAdmin on /sdn';
}

/** The error for an answer with another status than 200. */
export function explainStatus(options: {
  readonly call: string;
  readonly status: number;
  readonly reason: string;
  readonly text: string;
  readonly token: ApiToken;
}): ProxmoxError {
  const { call, status, reason, text, token } = options;
  const { message, errors } = ErrorAnswer.safeParse(canonical(parseJson(text))).data ?? {};
  const parts = Object.entries(errors ?? {}).map(([name, problem]) => `${name}: ${problem.trim()}`);
  const detail = [`${status} ${(message ?? reason).trim()}`, ...parts].join('; ').replaceAll('\n', '; ');
  const failure = (kind: ProxmoxErrorKind, help: string): ProxmoxError =>
    new ProxmoxError({ kind, call, detail, help });
  if (TRANSIENT.has(status)) {
    return failure('unreachable', 'The host passed the call on and got no answer. Is the other host up?');
  }
  switch (status) {
    case 401:
      return failure(
        'unauthorized',
        `Proxmox rejects the token ${token.toString()}. Is it the whole \`user@realm!id=secret\`, not expired, and of this cluster?`,
      );
    case 403:
      return failure(
        'forbidden',
        `Give the token ${token.toString()} and its user the privilege that is named, such as role ${roleFor(detail)}: with privilege separation both need it.`,
      );
    case 400:
      return failure('invalid', 'Proxmox rejects these parameters. Nothing has changed.');
    case 501:
      return failure(
        'unsupported',
        'This version of Proxmox does not support the call. netloom supports 8.4 and 9.',
      );
    default:
      return failure(
        status >= 300 && status < 400 ? 'unreadable' : 'failed',
        status < 400
          ? 'Use https:// and port 8006 in --host.'
          : 'Proxmox failed while it worked on the call; the text is its own.',
      );
  }
}
