import type { ApiObject } from '@netloom/cluster';
import * as z from 'zod';

const Condition = z.looseObject({
  type: z.string(),
  status: z.string(),
  reason: z.string().default(''),
  message: z.string().default(''),
});
const Status = z.looseObject({ conditions: z.array(Condition).nullish() });

/** What a controller says of its object. */
export interface Condition {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** The condition of a type; null where no controller has set it. */
export function conditionOf({ status }: ApiObject, type: string): Condition | null {
  const { conditions } = Status.safeParse(status).data ?? {};
  return conditions?.find((condition) => condition.type === type) ?? null;
}

/** `ConnectorReady is False (ConnectorCreationFailed): no auth key` */
export function describeCondition(type: string, condition: Condition | null): string {
  if (condition === null) return `its controller has not set ${type}`;
  const { status, reason, message } = condition;
  return `${type} is ${status}${reason === '' ? '' : ` (${reason})`}${message === '' ? '' : `: ${message}`}`;
}
