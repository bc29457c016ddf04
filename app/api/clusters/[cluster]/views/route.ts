import { listViews as listing, saveView as saving } from '@/lib/contracts/views';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { listViews } from '@/server/views/list-views';
import { saveView } from '@/server/views/save-view';

export const GET = route(listing, listViews);
export const POST = route(saving, saveView);
export const { PUT, PATCH, DELETE } = only('GET', 'POST');
