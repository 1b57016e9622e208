import { validateValues, withoutOrigin } from '@netloom/chart-kit';
import { netloomChart, SUBCHARTS, toSubchartValues, type PlainUmbrella } from '@netloom/umbrella';

/** Throws for values that the schemas refuse: the class of an object's kind names the object, and comes first. */
export function validateBySchema(values: PlainUmbrella): void {
  for (const chartPackage of SUBCHARTS) {
    const section = toSubchartValues(values, chartPackage, withoutOrigin);
    // a chart that is not enabled has no lists of objects
    if (Object.keys(section).length > 0) validateValues(chartPackage, section);
  }
  netloomChart.values.parse(values);
}
