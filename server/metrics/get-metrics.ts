import 'server-only';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import packageJson from '@/package.json';
import { authorize } from '../access/authorize.ts';
import type { Ctx } from '../access/ctx.ts';
import { exposition, type Metric } from './exposition.ts';

const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();

/** The console's own numbers for Prometheus. */
export function getMetrics(ctx: Ctx): string {
  authorize(ctx, 'view', { kind: 'console' });
  return exposition(processMetrics());
}

function processMetrics(): Metric[] {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const labels = { version: packageJson.version, node: process.versions.node };
  return [
    metric('gauge', 'highwater_build_info', 'Version of the console; always 1.', 1, labels),
    metric('gauge', 'process_start_time_seconds', 'When the process started.', performance.timeOrigin / 1000),
    metric('counter', 'process_cpu_seconds_total', 'Processor time used.', (user + system) / 1e6),
    metric('gauge', 'process_resident_memory_bytes', 'Resident memory.', rss),
    metric('gauge', 'nodejs_heap_size_used_bytes', 'Heap in use.', heapUsed),
    metric('gauge', 'nodejs_external_memory_bytes', 'Buffers outside the heap.', external),
    eventLoopDelay(),
  ];
}

/** Since the last scrape. Right after one there is nothing to tell yet. */
function eventLoopDelay(): Metric {
  const nanoseconds = delay.count === 0 ? {} : { mean: delay.mean, p99: delay.percentile(99), max: delay.max };
  delay.reset();
  return {
    name: 'nodejs_eventloop_lag_seconds',
    help: 'Delay of the event loop since the last scrape.',
    type: 'gauge',
    samples: Object.entries(nanoseconds).map(([of, value]) => ({ labels: { of }, value: value / 1e9 })),
  };
}

function metric(
  type: Metric['type'],
  name: string,
  help: string,
  value: number,
  labels?: Record<string, string>,
): Metric {
  return { name, help, type, samples: [{ value, ...(labels && { labels }) }] };
}
