/** What web servers speak. */
const WEB_SCHEMES = ['http', 'https', 'h2c'] as const;

/** What cloudflared carries byte by byte, for clients that run `cloudflared access` (ingress/origin_service.go of its repository). */
const STREAM_SCHEMES = ['tcp', 'ssh', 'rdp', 'smb'] as const;

export const SCHEMES = [...WEB_SCHEMES, ...STREAM_SCHEMES] as const;

export type StreamScheme = (typeof STREAM_SCHEMES)[number];
export type Scheme = (typeof SCHEMES)[number];

const STREAMS: ReadonlySet<string> = new Set(STREAM_SCHEMES);

/** Whether no web server is behind it: an ingress has nothing to do with it. */
export function isStream(scheme: string): scheme is StreamScheme {
  return STREAMS.has(scheme);
}
