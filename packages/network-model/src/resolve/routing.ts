import type { NetworkFile } from '../file/network-file.ts';
import type { Routing } from '../network.ts';
import type { Recording } from './recording.ts';

export function toRouting({ routing }: NetworkFile, record: Recording): Routing | null {
  if (routing === undefined) return null;
  return record.from(routing, { between: routing.between, allows: routing.allows });
}
