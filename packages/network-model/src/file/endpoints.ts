import { parseEndpoint, printEndpoint, type Endpoint } from '../endpoint.ts';
import {
  parseForwardTarget,
  parseOpeningTarget,
  printForwardTarget,
  type ForwardTarget,
} from '../forward-target.ts';
import { parsePublicSource, printPublicSource, type PublicSource } from '../public-source.ts';
import { parseTarget, printTarget, type Target } from '../target.ts';
import { parseAdvertised } from './parse-advertised.ts';
import { parseMachine } from './parse-machine.ts';
import { parseSourceRange } from './parse-source-range.ts';
import { textCodec } from './text-codec.ts';

export const EndpointText = textCodec<Endpoint>(parseEndpoint, printEndpoint);
export const TargetText = textCodec<Target>(parseTarget, printTarget);

/** An endpoint whose addresses clients connect from. */
export const SourceRange = textCodec<Endpoint>(parseSourceRange, printEndpoint);

/** An endpoint that has addresses to advertise. */
export const Advertised = textCodec<Endpoint>(parseAdvertised, printEndpoint);

/** One machine. */
export const Machine = textCodec<Endpoint>(parseMachine, printEndpoint);

/** What a port is forwarded to. */
export const ForwardTargetText = textCodec<ForwardTarget>(parseForwardTarget, printForwardTarget);

/** What has an IPv6 address that the router's firewall lets through. */
export const OpeningTargetText = textCodec<ForwardTarget>(parseOpeningTarget, printForwardTarget);

/** Clients on the internet. */
export const PublicSourceText = textCodec<PublicSource>(parsePublicSource, printPublicSource);
