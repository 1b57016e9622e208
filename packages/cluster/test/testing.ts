export { withApiServer, type Answering, type Asked } from './api-server.ts';
export { pool } from './objects.ts';
