import { CHARTS } from '@netloom/umbrella';
import type { Candidate } from '../../completion/find-wanted.ts';

export const CHART_CANDIDATES: readonly Candidate[] = CHARTS.map(({ chart }) => ({
  value: chart.name,
  description: '',
}));
