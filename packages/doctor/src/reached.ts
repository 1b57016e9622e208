import { NOTHING_BEHIND } from '@netloom/deployment';
import type { ProbeAnswer } from './probe.ts';

/** Failures of who asks, or of its resolver. */
const NOT_OF_THE_TARGET = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EMFILE']);
/** What stops a packet. All else, such as an untrusted certificate, comes from something that was reached. */
const STOPPED = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'ENODATA']);
/** Traefik's answer without a route, and that of an app without the page. */
const EITHER = 404;

/** Whether the target was reached; null where the answer proves neither. */
export function reachedBy(answer: ProbeAnswer, expect: 'allow' | 'deny'): 'allow' | 'deny' | null {
  if (answer.kind === 'silent') {
    if (NOT_OF_THE_TARGET.has(answer.code)) return null;
    return STOPPED.has(answer.code) || expect === 'allow' ? 'deny' : null;
  }
  if (answer.status === EITHER) return null;
  return answer.status !== null && NOTHING_BEHIND.includes(answer.status) ? 'deny' : 'allow';
}

export function describeAnswer(answer: ProbeAnswer): string {
  return answer.kind === 'answered' ? answer.what : answer.why;
}
