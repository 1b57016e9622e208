import { describePlace as inText, placeOf, type Origin, type Place } from '@netloom/diagnostics';
import { visible } from '@netloom/diagnostics/visible';

/** `network.yaml:12:5` */
export function describePlace(place: Place): string {
  return visible(inText(place));
}

/** The same of a value, for printers that know no files. */
export function describeOrigin(origin: Origin): string {
  return describePlace(placeOf(origin));
}
