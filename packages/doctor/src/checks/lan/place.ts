import type { CheckDefinition } from '../../check.ts';
import { describePlaces, placesOf, type DeviceAddress } from '../../device.ts';
import { outcome } from '../../outcome.ts';

/** Where this device stands: what can be seen from here depends on it. */
export const placeCheck: CheckDefinition<readonly DeviceAddress[]> = {
  id: 'place',
  subject: 'lan',
  title: 'where this device stands',
  symptom: null,
  applies: () => true,
  observe: async ({ device }) => Promise.resolve(device),
  compare: (device, { network }) =>
    outcome(`this device stands ${describePlaces(placesOf(device, network))}`),
};
