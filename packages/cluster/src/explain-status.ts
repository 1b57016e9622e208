import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import {
  AdmissionRefused,
  ClusterFailed,
  ClusterForbidden,
  ClusterUnauthorized,
  FieldConflict,
  describeManagers,
  ObjectMissing,
  WebhookUnanswered,
  type ClusterError,
} from './cluster-errors.ts';

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/ */
const Status = z.looseObject({
  kind: z.literal('Status'),
  message: z.string().default(''),
  reason: z.string().default(''),
  details: z
    .looseObject({
      causes: z
        .array(
          z.looseObject({
            reason: z.string().default(''),
            message: z.string().default(''),
            field: z.string().default(''),
          }),
        )
        .nullish(),
    })
    .nullish(),
});
type Status = z.output<typeof Status>;

export interface FailedRequest {
  readonly operation: string;
  readonly server: string;
  readonly status: number;
  readonly text: string;
}

/** An answer that is not the one hoped for, in words. */
export function explainStatus({ operation, server, status, text }: FailedRequest): ClusterError {
  const answer = Status.safeParse(parseJson(text)).data;
  const detail =
    answer?.message === undefined || answer.message === '' ? `${server} answers ${status}` : answer.message;
  if (status === 401) {
    const hint = `The kubeconfig's user is unknown to ${server}, or its credentials have expired: fetch a new kubeconfig.`;
    return new ClusterUnauthorized({ operation, detail, hint });
  }
  if (status === 403 && (answer === undefined || isAuthorization(detail))) {
    const hint = 'Give the user that right, or choose another with --context.';
    return new ClusterForbidden({ operation, detail, hint }, rightIn(detail));
  }
  if (status === 404) {
    return new ObjectMissing({ operation, detail, hint: 'It must exist first.' });
  }
  if (status === 409 && answer !== undefined && fieldsIn(answer).length > 0) {
    return conflict(operation, answer);
  }
  if (isWebhookFailure(detail)) {
    const hint =
      'Its controller is not ready, or it was removed and left the webhook behind: check its pods, then run this again.';
    return new WebhookUnanswered({ operation, detail, hint });
  }
  if (status < 500 || isSchema(detail)) {
    return new AdmissionRefused({
      operation,
      detail,
      hint: 'Nothing was changed. The message is that of the API server.',
    });
  }
  return new ClusterFailed({
    operation,
    detail,
    hint: 'Run this again; if the error stays, check the logs of the API server.',
  });
}

/** Pod Security and quotas answer 403 as well; only authorization says what the user cannot do. */
function isAuthorization(message: string): boolean {
  return /\bcannot [a-z*]+ resource\b|\bcannot [a-z]+ path\b/.test(message);
}

/** What the server says that the user cannot do: `cannot list resource "ingresses" in API group "networking.k8s.io" at the cluster scope`. */
function rightIn(message: string): string | null {
  const path = /\bcannot ([a-z]+) path "([^"]*)"/.exec(message);
  if (path !== null) return `${path[1] ?? ''} path "${path[2] ?? ''}"`;
  const [, verb, resource, group, scope] =
    /\bcannot ([a-z*]+) resource "([^"]*)" in API group "([^"]*)"((?: at the cluster scope| in the namespace "[^"]*")?)/.exec(
      message,
    ) ?? [];
  if (verb === undefined || resource === undefined) return null;
  return `${verb} ${resource}${group === undefined || group === '' ? '' : `.${group}`}${scope ?? ''}`;
}

function isWebhookFailure(message: string): boolean {
  return /failed calling webhook|conversion webhook for .* failed/.test(message);
}

/** The server answers 500 to a field that a CRD does not have. */
function isSchema(message: string): boolean {
  return message.startsWith('failed to create typed patch object');
}

function conflict(operation: string, answer: Status): FieldConflict {
  const fields = fieldsIn(answer);
  const detail = describeManagers(fields);
  const hint = 'Nothing was changed. Give up these fields there, or take them over with --force-conflicts.';
  return new FieldConflict({ operation, detail, hint }, fields);
}

function fieldsIn({ details }: Status): FieldConflict['fields'] {
  return (details?.causes ?? [])
    .filter(({ reason }) => reason === 'FieldManagerConflict')
    .map(({ message, field }) => ({
      manager: /^conflict with "(.*?)"/.exec(message)?.[1] ?? message,
      field,
    }));
}
