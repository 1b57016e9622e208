/** What the API server takes as the values of one ConfigMap or Secret: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size */
export const MOST_BYTES = 1_048_576;

/** What etcd takes as one object, unless it is told otherwise: https://etcd.io/docs/v3.6/dev-guide/limit/ */
export const MOST_OBJECT_BYTES = 1_572_864;

/** From here on it is reported that a network comes near. */
export const NEAR_BYTES = 0.8 * MOST_BYTES;
