import type { Image } from '@netloom/chart-kit';

/** What runs the bundle; nothing else of the image is used. */
export const NODE: Image = {
  name: 'node',
  repository: 'library/node',
  tag: '24.21.0-alpine',
  digest: '',
};

export const NODE_RESOURCES = {
  requests: { cpu: '20m', memory: '96Mi' },
  limits: { memory: '192Mi' },
} as const;

/** The label of the pods of both jobs. */
export const SELECTOR = { app: 'proxmox-sdn' } as const;
