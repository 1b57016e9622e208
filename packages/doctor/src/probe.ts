import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { messageOf } from '@netloom/cluster';
import { connectTcp } from '@netloom/proxmox/client';

/** What came of a connection. */
export type ProbeAnswer =
  | { readonly kind: 'answered'; readonly what: string; readonly status: number | null }
  | { readonly kind: 'silent'; readonly code: string; readonly why: string };

/** Opens connections into the network, and sends nothing but a request without a body. */
export interface Probe {
  readonly connect: (to: {
    readonly host: string;
    readonly port: number;
    readonly timeoutMs: number;
  }) => Promise<ProbeAnswer>;
  readonly request: (url: string, timeoutMs: number) => Promise<ProbeAnswer>;
}

export const probe: Probe = {
  connect: async (to) => {
    const answer = await connectTcp(to);
    return answer.kind === 'answers'
      ? { kind: 'answered', what: `port ${to.port} is open`, status: null }
      : { kind: 'silent', code: codeIn(answer.why), why: answer.why };
  },
  request: async (url, timeoutMs) =>
    new Promise((resolve) => {
      const send = url.startsWith('https:') ? requestHttps : requestHttp;
      const asking = send(url, { method: 'HEAD', timeout: timeoutMs, agent: false }, (response) => {
        const status = response.statusCode ?? 0;
        response.destroy();
        resolve({ kind: 'answered', what: `it answers ${status}`, status });
      });
      asking
        .on('timeout', () => asking.destroy(new Error(`no answer within ${timeoutMs / 1_000} s`)))
        .on('error', (error) => {
          const code = 'code' in error && typeof error.code === 'string' ? error.code : 'ETIMEDOUT';
          resolve({ kind: 'silent', code, why: messageOf(error) });
        })
        .end();
    }),
};

/** `connect ECONNREFUSED 192.168.7.1:9`; a time limit has none. */
function codeIn(why: string): string {
  return /\bE[A-Z]+\b/.exec(why)?.[0] ?? 'ETIMEDOUT';
}
