import { request, type Agent } from 'node:https';
import { text } from 'node:stream/consumers';

export interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  readonly reason: string;
  readonly text: string;
}

/** Sends one request and reads the whole response, whatever its status; redirects are not followed. */
export async function exchange(
  url: string,
  { body, signal, ...options }: HttpRequest,
): Promise<HttpResponse> {
  try {
    return await new Promise<HttpResponse>((resolve, reject) => {
      const sent = request(url, { ...options, signal }, (response) => {
        const { statusCode: status = 0, statusMessage: reason = '' } = response;
        text(response).then((body) => {
          resolve({ status, reason, text: body });
        }, reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  } catch (error) {
    // Node wraps an abort in an error of its own; the reason is what the signal was given
    throw signal.aborted ? signal.reason : error;
  }
}
