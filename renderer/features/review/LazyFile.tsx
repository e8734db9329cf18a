import { FileDiff, type FileDiffProps } from './FileDiff.tsx';
import { heightOfHunks } from './FileHunks.tsx';
import { isFolded } from './folding.ts';
import { LazyBlock } from './LazyBlock.tsx';
import { servedBy } from './reviewModel.ts';
import { useReviewStore } from './reviewStore.ts';

const HEAD = 30;
/** Files at the top that are drawn before it is known what is in view. */
export const SEEN_FIRST = 6;

/** A changed file, drawn once it comes near the view: a change may have hundreds. */
export function LazyFile(props: FileDiffProps) {
  const { file, hunks } = props.part;
  const folded = useReviewStore((store) => isFolded(store, props.attempt, props.part));
  const isCurrent = useReviewStore((store) => hunks.some(({ id }) => id === store.hunk));
  return (
    <LazyBlock
      height={HEAD + (folded ? 0 : heightOfHunks(hunks))}
      serves={servedBy(hunks)}
      first={props.first}
      now={isCurrent || (props.threads?.talksIn(file.path) ?? false)}
    >
      {() => <FileDiff {...props} />}
    </LazyBlock>
  );
}
