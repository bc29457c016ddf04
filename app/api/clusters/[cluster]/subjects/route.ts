import { listSubjects as contract } from '@/lib/contracts/schemas';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { listSubjects } from '@/server/schemas/list-subjects';

export const GET = route(contract, listSubjects);
export const { POST, PUT, PATCH, DELETE } = only('GET');
