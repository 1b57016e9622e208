import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/** What went wrong between netloom and a cluster. */
interface Trouble {
  /** What was being done, as the beginning of a sentence: "reading Namespace cloudflare". */
  readonly doing: string;
  readonly what: string;
  readonly wayOn: string;
  readonly cause?: unknown;
}

/** A call of the Kubernetes API that did not end well. Its name says of what kind the trouble is. */
export abstract class ClusterError extends NetloomError {
  readonly doing: string;
  readonly what: string;

  constructor({ doing, what, wayOn, cause }: Trouble) {
    super(`${doing}: ${what}\n${wayOn}`, { hint: wayOn, cause });
    this.doing = doing;
    this.what = what;
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

/** The server does not know who asks. */
export class ClusterUnauthorized extends ClusterError {
  override readonly name = 'ClusterUnauthorized';
  override readonly exit = EXIT.environment;
}

/** The server knows who asks, and does not let them. */
export class ClusterForbidden extends ClusterError {
  override readonly name = 'ClusterForbidden';
  override readonly exit = EXIT.environment;
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
export interface FieldOfOther {
  readonly manager: string;
  /** As the server names it: `.spec.addresses`. */
  readonly field: string;
}

/** `"kubectl-edit" manages .spec.addresses, .spec.autoAssign` */
export function managersInWords(fields: readonly FieldOfOther[]): string {
  return [...Map.groupBy(fields, ({ manager }) => manager)]
    .map(([manager, own]) => `"${manager}" manages ${own.map(({ field }) => field).join(', ')}`)
    .join('; ');
}

/** Somebody else manages fields that were to be set. Nothing was changed. */
export class FieldConflict extends ClusterError {
  override readonly name = 'FieldConflict';
  override readonly exit = EXIT.refused;
  readonly fields: readonly FieldOfOther[];

  constructor(trouble: Trouble, fields: readonly FieldOfOther[]) {
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
