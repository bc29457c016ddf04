import { only } from '@/server/http/only';
import { text } from '@/server/http/text';
import { getMetrics } from '@/server/metrics/get-metrics';

export const GET = text(getMetrics);
export const { POST, PUT, PATCH, DELETE } = only('GET');
