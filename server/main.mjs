// Starts the production build. Next's own entry listens everywhere by default and changes the working directory.
import { subscribe } from 'node:diagnostics_channel';
import { resolve } from 'node:path';

// Next answers a path that can't be decoded with its own plain 500; here it goes to a route that says what is wrong.
subscribe('http.server.request.start', ({ request }) => {
  try {
    decodeURIComponent(request.url.split('?')[0]);
  } catch {
    request.url = '/api/malformed-path';
  }
});

process.env.HOSTNAME = process.env.HIGHWATER_BIND || '127.0.0.1';
process.env.HIGHWATER_DATA_DIR = resolve(process.env.HIGHWATER_DATA_DIR || '.highwater/data');
if (process.env.HIGHWATER_CONFIG) process.env.HIGHWATER_CONFIG = resolve(process.env.HIGHWATER_CONFIG);
await import('../.next/standalone/server.js');
