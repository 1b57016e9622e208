import { lintChart } from '../lint-chart.ts';
import { runTrial } from './run-trial.ts';

await runTrial(lintChart);
