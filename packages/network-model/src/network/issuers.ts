/** A ClusterIssuer of cert-manager. */
export interface Issuer {
  readonly name: string;
  /** null: it is known, and somebody else makes it. */
  readonly acme: {
    /** URL of the directory. */
    readonly server: string;
    readonly email: string | null;
    /** Secret of the account's key, which cert-manager writes. */
    readonly accountKey: string;
  } | null;
}
