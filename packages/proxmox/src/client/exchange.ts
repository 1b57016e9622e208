import { request, type Agent } from 'node:https';
import { text } from 'node:stream/consumers';

export interface Exchange {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly text: string;
}

/** One request and its whole answer, whatever it says; a redirection is not followed. */
export async function exchange(url: string, { body, signal, ...options }: Exchange): Promise<Answer> {
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const sent = request(url, { ...options, signal }, (response) => {
        const { statusCode: status = 0, statusMessage: reason = '' } = response;
        text(response).then((answer) => {
          resolve({ status, reason, text: answer });
        }, reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  } catch (error) {
    // Node tells of an abort in words of its own; the reason is what the signal was given
    throw signal.aborted ? signal.reason : error;
  }
}
