import type { FoundMistake } from './refuse.ts';

interface StatedTunnel {
  readonly token?: unknown;
  readonly management?: unknown;
}

/** Only the file says whose rules a tunnel with a token follows. */
export function tunnelMistakes({ token, management }: StatedTunnel): readonly FoundMistake[] {
  if (token === undefined || management !== undefined) return [];
  const message =
    'whose rules a tunnel with a token follows must be stated: management: remote where they are in the dashboard of Cloudflare, else management: local';
  return [{ message, input: token, path: ['token'] }];
}
