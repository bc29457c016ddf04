import { exportChanges as contract } from '@/lib/contracts/changes';
import { exportChanges } from '@/server/changes/export-changes';
import { ndjson } from '@/server/http/ndjson';
import { only } from '@/server/http/only';

export const GET = ndjson(contract, exportChanges);
export const { POST, PUT, PATCH, DELETE } = only('GET');
