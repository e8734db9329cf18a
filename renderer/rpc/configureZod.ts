import { z } from 'zod';

// The page forbids code made from strings; zod would find that out by trying, which browsers report as a violation.
z.config({ jitless: true });
