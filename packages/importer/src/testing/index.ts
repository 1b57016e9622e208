import { ADDRESS_MISTAKES } from './address-mistakes.ts';
import { BGP_MISTAKES } from './bgp-mistakes.ts';
import type { Mistake } from './mistake.ts';
import { NAME_MISTAKES } from './name-mistakes.ts';

export type { Mistake } from './mistake.ts';
export { type Files, type Planted, placeMistake, type Random, randomOf } from './place-mistake.ts';
export type { PlantFacts } from './plant-facts.ts';

/** One of each kind. */
export const MISTAKES: readonly Mistake[] = [...ADDRESS_MISTAKES, ...BGP_MISTAKES, ...NAME_MISTAKES];
