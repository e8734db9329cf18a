// Only the setting, not the library: the schemas are loaded after the first screen.
import { config } from 'zod/v4/core';

// The page forbids code made from strings; zod would find that out by trying, which browsers report as a violation.
config({ jitless: true });
