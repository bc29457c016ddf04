import { config } from 'zod';

// In the browser zod asks whether it may compile code; the page's policy forbids that, and reports the question.
config({ jitless: true });
