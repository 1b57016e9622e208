/** Why nothing will be done, in one sentence, and how to go on, which may be commands on lines of their own. */
export interface Refusal {
  readonly code:
    | 'other-cluster'
    | 'other-network'
    | 'argo-owns-network'
    | 'argo-excludes-kind'
    | 'flux-owns-network'
    | 'k3s-owns-network'
    | 'namespace-missing'
    | 'namespace-too-strict'
    | 'namespace-going'
    | 'secret-missing'
    | 'secret-incomplete'
    | 'kind-missing'
    | 'release-going'
    | 'release-too-large'
    | 'foreign-object'
    | 'owned-elsewhere'
    | 'object-going'
    | 'field-conflict'
    | 'immutable'
    | 'too-many-deletes'
    | 'checksum-differs'
    | 'server-refuses'
    | 'operator-serves-others';
  readonly message: string;
  readonly help: string;
}
