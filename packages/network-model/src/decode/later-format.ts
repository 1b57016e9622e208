import { childAt, type SourceNode } from '@netloom/diagnostics';
import { API_VERSION } from '../file/api-version.ts';
import { quote } from './describe.ts';
import type { Mistake } from './mistake.ts';

const FORMAT = /^netloom\/v(\d+)[a-z0-9]*$/;

/** The mistake of a file whose apiVersion has a higher number than this netloom reads; null for any other file. */
export function laterFormat(root: SourceNode): Mistake | null {
  const written = childAt(root, 'apiVersion');
  if (written?.kind !== 'scalar' || typeof written.value !== 'string') return null;
  if (numberOf(written.value) <= numberOf(API_VERSION)) return null;
  return {
    code: 'unknown-api-version',
    message: `apiVersion is ${quote(written.value)}, a later format than ${quote(API_VERSION)}, the last one that this netloom reads`,
    at: written,
    help: 'update netloom: this one cannot check a later format, and has checked nothing else in the file',
    fix: null,
  };
}

/** 0 for a text that names no format. */
function numberOf(apiVersion: string): number {
  return Number(FORMAT.exec(apiVersion)?.[1] ?? 0);
}
