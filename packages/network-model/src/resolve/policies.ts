import type { NetworkFile } from '../file/network-file.ts';
import type { Policies } from '../network.ts';
import type { Recording } from './recording.ts';

export function toPolicies({ policies }: NetworkFile, record: Recording): Policies {
  return record.from(policies, {
    ...policies,
    others: record.rows(policies.others, (other) => ({
      ...other,
      namespace: other.namespace ?? null,
      selector: other.selector ?? null,
    })),
  });
}
