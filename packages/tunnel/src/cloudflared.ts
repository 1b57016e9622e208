import type { Image } from '@netloom/chart-kit';

export const CLOUDFLARED: Image = {
  name: 'cloudflared',
  repository: 'cloudflare/cloudflared',
  tag: '2026.10.0',
  digest: '',
};

export const CLOUDFLARED_RESOURCES = {
  requests: { cpu: '20m', memory: '64Mi' },
  limits: { memory: '256Mi' },
} as const;

/** The Deployment's selector. Selectors are immutable, and people look for the pods by it: it never changes. */
export const CLOUDFLARED_LABELS = { app: 'cloudflared' } as const;
