import { writeFile } from 'node:fs/promises';
import { overridesOf } from './overrides.ts';
import { rooms } from './rooms.ts';

const file = new URL('../../biome.rooms.json', import.meta.url);
await writeFile(file, `${JSON.stringify({ overrides: overridesOf(rooms) })}\n`);
