import { exportMessages as contract } from '@/lib/contracts/messages';
import { download } from '@/server/http/download';
import { only } from '@/server/http/only';
import { exportMessages } from '@/server/messages/export-messages';

export const GET = download(contract, exportMessages);
export const { POST, PUT, PATCH, DELETE } = only('GET');
