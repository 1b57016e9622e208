import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/** What went wrong between netloom and a cluster. */
interface ClusterFailure {
  /** What was being done, as the beginning of a sentence: "reading Namespace cloudflare". */
  readonly operation: string;
  readonly detail: string;
  readonly hint: string;
  readonly cause?: unknown;
}

/** A failed request to the Kubernetes API. Its name says why. */
export abstract class ClusterError extends NetloomError {
  readonly operation: string;
  readonly detail: string;

  constructor({ operation, detail, hint, cause }: ClusterFailure) {
    super(`${operation}: ${detail}\n${hint}`, { hint, cause });
    this.operation = operation;
    this.detail = detail;
  }
}

/** No kubeconfig, or one that leads nowhere. */
export class KubeconfigUnusable extends ClusterError {
  override readonly name = 'KubeconfigUnusable';
  override readonly exit = EXIT.environment;
}

/** Nobody answered, or not the API server: whether a write took effect is not known. */
export class ClusterUnreachable extends ClusterError {
  override readonly name = 'ClusterUnreachable';
  override readonly exit = EXIT.environment;
}

/** The server's certificate is not one that the kubeconfig vouches for. */
export class ClusterUntrusted extends ClusterError {
  override readonly name = 'ClusterUntrusted';
  override readonly exit = EXIT.environment;
}

/** The server does not accept the credentials. */
export class ClusterUnauthorized extends ClusterError {
  override readonly name = 'ClusterUnauthorized';
  override readonly exit = EXIT.environment;
}

/** The user lacks the right. */
export class ClusterForbidden extends ClusterError {
  override readonly name = 'ClusterForbidden';
  override readonly exit = EXIT.environment;
  /** In kubectl's words, `list ingresses.networking.k8s.io at the cluster scope`; null where the server does not name it. */
  readonly right: string | null;

  constructor(failure: ClusterFailure, right: string | null = null) {
    super(failure);
    this.right = right;
  }
}

/** The cluster does not serve the kind: its CRD is not there. */
export class KindNotServed extends ClusterError {
  override readonly name = 'KindNotServed';
  override readonly exit = EXIT.environment;
}

/** What the object needs is not there, such as its namespace. */
export class ObjectMissing extends ClusterError {
  override readonly name = 'ObjectMissing';
  override readonly exit = EXIT.environment;
}

/** A field that somebody else set, to another value. */
export interface ManagedField {
  readonly manager: string;
  /** As the server names it: `.spec.addresses`. */
  readonly field: string;
}

/** `"kubectl-edit" manages .spec.addresses, .spec.autoAssign` */
export function describeManagers(fields: readonly ManagedField[]): string {
  return [...Map.groupBy(fields, ({ manager }) => manager)]
    .map(([manager, own]) => `"${manager}" manages ${own.map(({ field }) => field).join(', ')}`)
    .join('; ');
}

/** Somebody else manages fields that were to be set. Nothing was changed. */
export class FieldConflict extends ClusterError {
  override readonly name = 'FieldConflict';
  override readonly exit = EXIT.refused;
  readonly fields: readonly ManagedField[];

  constructor(trouble: ClusterFailure, fields: readonly ManagedField[]) {
    super(trouble);
    this.fields = fields;
  }
}

/** Validation, a CEL rule, Pod Security or a webhook refused the object. Nothing was changed. */
export class AdmissionRefused extends ClusterError {
  override readonly name = 'AdmissionRefused';
  override readonly exit = EXIT.findings;
}

/** A webhook that must agree does not answer: its controller is not up yet, or no more. */
export class WebhookUnanswered extends ClusterError {
  override readonly name = 'WebhookUnanswered';
  override readonly exit = EXIT.environment;
}

/** An object is not gone after its deletion. */
export class StillThere extends ClusterError {
  override readonly name = 'StillThere';
  override readonly exit = EXIT.findings;
}

/** The server failed, in words of its own. */
export class ClusterFailed extends ClusterError {
  override readonly name = 'ClusterFailed';
  override readonly exit = EXIT.findings;
}
