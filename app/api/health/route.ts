import { getHealth as contract } from '@/lib/contracts/health';
import { getHealth } from '@/server/health/get-health';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getHealth);
export const { POST, PUT, PATCH, DELETE } = only('GET');
