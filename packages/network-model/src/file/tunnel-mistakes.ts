import type { FoundMistake } from './refuse.ts';

interface StatedTunnel {
  readonly credentials?: unknown;
  readonly token?: unknown;
  readonly management?: unknown;
}

/** cloudflared reads a credentials file or a token, and only the file says that the tunnel is local. */
export function tunnelMistakes({ credentials, token, management }: StatedTunnel): readonly FoundMistake[] {
  if (token === undefined) return [];
  return [
    ...(credentials === undefined
      ? []
      : [
          {
            message: 'a token stands in place of the credentials file: state either',
            input: token,
            path: ['token'],
          },
        ]),
    ...(management === undefined
      ? [
          {
            message:
              'whose rules a tunnel with a token follows must be stated: management: remote where they are in the dashboard of Cloudflare, else management: local',
            input: token,
            path: ['token'],
          },
        ]
      : []),
  ];
}
