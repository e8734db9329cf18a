import fc from 'fast-check';

/**
 * Property tests try the same cases each time, so that a change is judged by what it changed; `npm run test:hunt` tries
 * new ones.
 */
const STEADY_SEED = 20_260;
const wanted = process.env['OVERTURE_SEED'];

if (wanted !== 'random') fc.configureGlobal({ seed: wanted === undefined ? STEADY_SEED : Number(wanted) });
