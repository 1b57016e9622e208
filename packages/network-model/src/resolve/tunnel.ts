import type { NetworkFile } from '../file/network-file.ts';
import type { Tunnel } from '../network.ts';
import type { Recording } from './recording.ts';

const DEFAULT = { existingSecret: 'cloudflared-credentials', key: 'credentials.json' };

export function toTunnel({ tunnel }: NetworkFile, record: Recording): Tunnel | null {
  if (tunnel === undefined) return null;
  const { credentials, token = null, management = 'local', ...row } = tunnel;
  const file = credentials ?? (token === null ? { ...DEFAULT } : null);
  return record.from(tunnel, { ...row, credentials: file, token, management });
}
