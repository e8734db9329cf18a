import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { selectPart } from './selectPart.ts';
import type { Comparison } from './versionChoices.ts';
import { beginSpec, specStore, type SpecView } from './specStore.ts';

/** From another stage: what the Spec stage shows when it opens. */
export function selectInSpec(
  projectId: ProjectId,
  specId: SpecId,
  place: {
    readonly key: string | null;
    readonly view: SpecView;
    readonly comparison?: Comparison;
    readonly side?: 'interview' | 'comments';
  },
): void {
  specStore.setState((store) => {
    const begun = beginSpec(store, projectId, specId);
    const { key, view, comparison = null, side = begun.side } = place;
    return { ...begun, view, selection: key, comparison, side };
  }, true);
  if (place.key !== null) void showWhenThere(place.key);
}

const TRIES = 60;

/** The screen is loaded and its text arrives before there is anything to bring into view. */
async function showWhenThere(key: string): Promise<void> {
  for (let left = TRIES; left > 0; left--) {
    await new Promise(requestAnimationFrame);
    if (document.querySelector(`[data-part="${CSS.escape(key)}"]`)) return selectPart(key);
  }
}
