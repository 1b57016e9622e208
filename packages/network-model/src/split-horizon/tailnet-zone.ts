/** Tailscale gives every tailnet a name below it. */
export const TAILNET_ZONE = 'ts.net';
