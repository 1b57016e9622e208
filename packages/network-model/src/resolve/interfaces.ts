import type { Address } from '@netloom/addresses';
import type { Interface } from '../network.ts';
import { given } from './given.ts';
import type { Recording } from './recording.ts';

/** An interface as the file states it. */
export interface StatedInterface {
  readonly segment: string;
  readonly address?: Address | undefined;
  readonly address6?: Address | undefined;
  readonly iface?: string | undefined;
}

export function toInterfaces(stated: readonly StatedInterface[], record: Recording): readonly Interface[] {
  return record.rows(stated, ({ segment, address, address6, iface = null }) => ({
    segment,
    addresses: given(address, address6),
    iface,
  }));
}
