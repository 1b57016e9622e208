import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { ddnsNameTaken } from './ddns-name-taken.ts';
import { forwardOpensInternalHosts } from './forward-opens-internal-hosts.ts';
import { forwardPortClosed } from './forward-port-closed.ts';
import { forwardPortTwice } from './forward-port-twice.ts';
import { forwardToNowhere } from './forward-to-nowhere.ts';
import { openingToNowhere } from './opening-to-nowhere.ts';
import { publicAddressNotPublic } from './public-address-not-public.ts';
import { publicDiffersByPath } from './public-differs-by-path.ts';
import { publicHostWithoutForward } from './public-host-without-forward.ts';
import { vpnPortNotForwarded } from './vpn-port-not-forwarded.ts';
import { vpnPortTaken } from './vpn-port-taken.ts';

/** Of the way in by the router's public address. */
export const publicRules: readonly Rule<NetworkFacts>[] = [
  ddnsNameTaken,
  forwardOpensInternalHosts,
  forwardPortClosed,
  forwardPortTwice,
  forwardToNowhere,
  openingToNowhere,
  publicAddressNotPublic,
  publicDiffersByPath,
  publicHostWithoutForward,
  vpnPortNotForwarded,
  vpnPortTaken,
];
