import type { NetworkFile } from '../file/network-file.ts';
import type { Waiver } from '../network.ts';
import type { Recording } from './recording.ts';

export function toWaivers({ waivers }: NetworkFile, record: Recording): readonly Waiver[] {
  return record.rows(waivers, ({ code, matches = null, reason, until }) => ({
    code,
    matches,
    reason,
    until,
  }));
}
