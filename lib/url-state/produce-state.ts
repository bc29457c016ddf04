import { z } from 'zod';

/** What the produce form starts from: `new`, or the place of a record to take over, `3.42` (partition and offset). */
export const produceState = z.object({
  produce: z
    .string()
    .regex(/^(?:new|\d{1,10}\.\d{1,19})$/)
    .optional(),
});
