import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';

const CommunitySpec = z.strictObject({
  communities: z
    .array(
      z.strictObject({
        name: z.string().describe('The name that a BGPAdvertisement uses.'),
        value: z
          .string()
          .regex(
            /^([0-9]{1,5}:[0-9]{1,5}|large:[0-9]{1,10}:[0-9]{1,10}:[0-9]{1,10})$/,
            'a community is 65000:100, or large:65000:1:2',
          )
          .describe('`asn:value`, or `large:asn:value:value`.'),
      }),
    )
    .describe('The names and their values.'),
});

/** Names for BGP communities. */
export const Community = defineKind({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'Community',
  plural: 'communities',
  scope: 'Namespaced',
  spec: CommunitySpec,
});
