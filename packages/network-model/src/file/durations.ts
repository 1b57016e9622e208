import * as z from 'zod';
import { DURATION, parseMilliseconds, parseSeconds } from './parse-duration.ts';
import { textCodec } from './text-codec.ts';

/** A Go duration such as `30s`, kept as it is written: the program that reads it is Go. */
export const GoDuration = z.string().regex(DURATION, 'a duration is written 500ms, 30s, 5m, 1h or 1m30s');

/** A duration in the file, seconds in the model. */
export const Seconds = textCodec<number>(parseSeconds, (value) => `${value}s`);

/** A duration in the file, milliseconds in the model. */
export const Milliseconds = textCodec<number>(parseMilliseconds, (value) => `${value}ms`);
