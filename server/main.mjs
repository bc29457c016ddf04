// Starts the production build. Next's own entry listens everywhere by default and changes the working directory.
import { resolve } from 'node:path';

process.env.HOSTNAME = process.env.HIGHWATER_BIND || '127.0.0.1';
process.env.HIGHWATER_DATA_DIR = resolve(process.env.HIGHWATER_DATA_DIR || '.highwater/data');
if (process.env.HIGHWATER_CONFIG) process.env.HIGHWATER_CONFIG = resolve(process.env.HIGHWATER_CONFIG);
await import('../.next/standalone/server.js');
