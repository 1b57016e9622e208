import type { NetworkFile } from '../file/network-file.ts';
import type { Tunnel } from '../network.ts';
import type { Recording } from './recording.ts';

export function toTunnel({ tunnel }: NetworkFile, record: Recording): Tunnel | null {
  if (tunnel === undefined) return null;
  const { token = null, management = 'local', ...row } = tunnel;
  const answers = record.rows(row.answers, ({ host, path = null, status }) => ({ host, path, status }));
  return record.from(tunnel, { ...row, token, management, answers });
}
