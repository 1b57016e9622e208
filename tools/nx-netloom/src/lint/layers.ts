const kit = ['layer:kit'];
const model = [...kit, 'layer:model'];
const chart = [...kit, 'layer:model'];
const reach = [...chart, 'layer:chart'];
const compose = reach;
const view = [...reach, 'layer:reach', 'layer:compose'];
const engine = [...view, 'layer:view'];
const client = [...engine, 'layer:engine'];
const live = [...client, 'layer:client'];
const app = [...live, 'layer:live'];

/** Each layer, and the layers it may import. */
export const layers = {
  kit,
  model,
  chart,
  reach,
  compose,
  view,
  engine,
  client,
  live,
  app,
  tool: [...app, 'layer:tool'],
  proof: [...app, 'layer:app', 'layer:tool'],
};
