import { z } from 'zod';

// The page forbids code made from strings. zod would find that out by trying, and the error it provokes costs the
// start a second reading of the whole script.
z.config({ jitless: true });
