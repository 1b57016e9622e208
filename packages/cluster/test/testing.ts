export { withApiServer, type CannedResponse, type ReceivedRequest } from './api-server.ts';
export { pool } from './objects.ts';
