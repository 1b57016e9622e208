import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import {
  AdmissionRefused,
  ClusterFailed,
  ClusterForbidden,
  ClusterUnauthorized,
  FieldConflict,
  managersInWords,
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

export interface FailedAnswer {
  readonly doing: string;
  readonly server: string;
  readonly status: number;
  readonly text: string;
}

/** An answer that is not the one hoped for, in words. */
export function explainStatus({ doing, server, status, text }: FailedAnswer): ClusterError {
  const answer = Status.safeParse(parseJson(text)).data;
  const what =
    answer?.message === undefined || answer.message === '' ? `${server} answers ${status}` : answer.message;
  if (status === 401) {
    const wayOn = `The kubeconfig's user is not one of ${server}, or its credentials have run out: fetch a new kubeconfig.`;
    return new ClusterUnauthorized({ doing, what, wayOn });
  }
  if (status === 403 && (answer === undefined || isAccess(what))) {
    const wayOn = "Give the user that right, or take another by the kubeconfig's --context.";
    return new ClusterForbidden({ doing, what, wayOn });
  }
  if (status === 404) {
    return new ObjectMissing({ doing, what, wayOn: 'It has to be there first.' });
  }
  if (status === 409 && answer !== undefined && fieldsIn(answer).length > 0) return conflict(doing, answer);
  if (isUnanswered(what)) {
    const wayOn =
      'Its controller is not ready, or it is gone and left the webhook behind: look at its pods, then run this again.';
    return new WebhookUnanswered({ doing, what, wayOn });
  }
  if (status < 500 || isSchema(what)) {
    return new AdmissionRefused({
      doing,
      what,
      wayOn: 'Nothing was changed. The words are those of the cluster.',
    });
  }
  return new ClusterFailed({
    doing,
    what,
    wayOn: 'Run this again; if it stays, look at the logs of the API server.',
  });
}

/** Pod Security and quotas answer 403 as well; only authorization says what the user cannot do. */
function isAccess(message: string): boolean {
  return /\bcannot [a-z*]+ resource\b|\bcannot [a-z]+ path\b/.test(message);
}

function isUnanswered(message: string): boolean {
  return /failed calling webhook|conversion webhook for .* failed/.test(message);
}

/** The server answers 500 to a field that a CRD does not have. */
function isSchema(message: string): boolean {
  return message.startsWith('failed to create typed patch object');
}

function conflict(doing: string, answer: Status): FieldConflict {
  const fields = fieldsIn(answer);
  const what = managersInWords(fields);
  const wayOn =
    'Nothing was changed. Let go of these fields there, or take them over with --force-conflicts.';
  return new FieldConflict({ doing, what, wayOn }, fields);
}

function fieldsIn({ details }: Status): FieldConflict['fields'] {
  return (details?.causes ?? [])
    .filter(({ reason }) => reason === 'FieldManagerConflict')
    .map(({ message, field }) => ({
      manager: /^conflict with "(.*?)"/.exec(message)?.[1] ?? message,
      field,
    }));
}
