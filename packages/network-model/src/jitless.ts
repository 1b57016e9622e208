import * as z from 'zod';

// zod decides when an object schema is made: this must run before any other module makes one.
z.config({ jitless: true });
