import { getFindings as contract } from '@/lib/contracts/findings';
import { getFindings } from '@/server/findings/get-findings';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getFindings);
export const { POST, PUT, PATCH, DELETE } = only('GET');
