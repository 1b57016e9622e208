import { templateChart } from '../template-chart.ts';
import { runTrial } from './run-trial.ts';

await runTrial(templateChart);
