import { getSchemaExample as contract } from '@/lib/contracts/schemas';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { getSchemaExample } from '@/server/schemas/get-schema-example';

export const GET = route(contract, getSchemaExample);
export const { POST, PUT, PATCH, DELETE } = only('GET');
