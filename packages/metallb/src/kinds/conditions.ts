// no zod here: the form of the values calls these functions by name

interface Announcement {
  readonly serviceSelectors?: readonly unknown[] | undefined;
  readonly aggregationLength?: number | undefined;
  readonly aggregationLengthV6?: number | undefined;
}

/** The CRD's own CEL rule of a BGPAdvertisement. */
export function isAggregationPossible({
  serviceSelectors = [],
  aggregationLength = 32,
  aggregationLengthV6 = 128,
}: Announcement): boolean {
  return serviceSelectors.length === 0 || (aggregationLength === 32 && aggregationLengthV6 === 128);
}
