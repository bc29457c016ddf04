import { getOpenApi as contract } from '@/lib/contracts/openapi';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { getOpenApi } from '@/server/openapi/get-openapi';

export const GET = route(contract, getOpenApi);
export const { POST, PUT, PATCH, DELETE } = only('GET');
