import { bundle } from '../../build/bundle.ts';

/** The tests drive what a person would start, so it is built from the sources they came with. */
export async function setup(): Promise<void> {
  await bundle();
}
