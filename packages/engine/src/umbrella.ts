import type { netloomDrawing } from '@netloom/umbrella';

export type Umbrella = ReturnType<typeof netloomDrawing.toValues>;
