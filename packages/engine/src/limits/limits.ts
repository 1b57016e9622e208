/** What the API server takes as the values of one ConfigMap or Secret: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size */
export const MOST_BYTES = 1_048_576;

/** What etcd takes as one object, unless it is configured otherwise: https://etcd.io/docs/v3.6/dev-guide/limit/ */
export const MOST_OBJECT_BYTES = 1_572_864;

/** From this part of a limit on it is reported that a network comes near. */
const NEAR = 0.8;
export const NEAR_BYTES = NEAR * MOST_BYTES;
export const NEAR_OBJECT_BYTES = NEAR * MOST_OBJECT_BYTES;
