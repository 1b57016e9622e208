/** What the API server takes as the values of one ConfigMap or Secret: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size */
export const MOST_BYTES = 1_048_576;

/** From here on it is reported that a network comes near. */
export const NEAR_BYTES = 0.8 * MOST_BYTES;
