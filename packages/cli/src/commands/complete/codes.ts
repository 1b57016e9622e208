import { LISTED_CODES } from '@netloom/engine/check';
import type { Candidate } from '../../completion/find-wanted.ts';

export const CODE_CANDIDATES: readonly Candidate[] = LISTED_CODES.map(({ code, description }) => ({
  value: code,
  description,
}));
