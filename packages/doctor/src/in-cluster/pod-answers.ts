import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import { toDnsFailure, type DnsAnswer } from '../dns-resolver.ts';
import type { ProbeAnswer } from '../probe.ts';

const Line = z.strictObject({
  question: z.string(),
  addresses: z.array(z.string()).optional(),
  open: z.literal(true).optional(),
  status: z.int().optional(),
  code: z.string().optional(),
});
type Line = z.output<typeof Line>;

/** The answers that a pod got. What it was not asked, or had no time for, has no answer. */
export interface PodAnswers {
  /** `pod netloom-system/netloom-doctor-1a2b3c4d` */
  readonly where: string;
  readonly resolve: (name: string, type: 'A' | 'AAAA') => DnsAnswer;
  /** Of a question that is about a connection. */
  readonly probe: (question: string) => ProbeAnswer | null;
}

/** The questions of a pod, each once. */
export function dnsQuestion(name: string, type: 'A' | 'AAAA'): string {
  return `${type} ${name}`;
}

export function tcpQuestion(host: string, port: number): string {
  return `TCP ${host} ${port}`;
}

export function headQuestion(url: string): string {
  return `HEAD ${url}`;
}

/** Reads the log of the pod; lines of others, such as warnings of Node, are passed over. */
export function parsePodLog(where: string, log: string): PodAnswers {
  const lines = new Map(
    log.split('\n').flatMap((line) => {
      const parsed = Line.safeParse(parseJson(line));
      return parsed.success ? [[parsed.data.question, parsed.data] as const] : [];
    }),
  );
  return {
    where,
    resolve: (name, type) => toDnsAnswer(lines.get(dnsQuestion(name, type))),
    probe: (question) => toProbeAnswer(lines.get(question)),
  };
}

function toDnsAnswer(line: Line | undefined): DnsAnswer {
  if (line === undefined) return { kind: 'failed', why: 'was not asked in time' };
  const { addresses, code = '' } = line;
  if (addresses === undefined) return toDnsFailure(code);
  return addresses.length === 0 ? { kind: 'none', why: 'no record' } : { kind: 'addresses', addresses };
}

function toProbeAnswer(line: Line | undefined): ProbeAnswer | null {
  if (line === undefined) return null;
  const { open, status, code = '' } = line;
  if (status !== undefined) return { kind: 'answered', what: `it answers ${status}`, status };
  return open === true
    ? { kind: 'answered', what: 'its port is open', status: null }
    : { kind: 'silent', code, why: code };
}
