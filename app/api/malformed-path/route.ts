import { malformedPath } from '@/server/http/only';

export const { GET, POST, PUT, PATCH, DELETE } = malformedPath();
