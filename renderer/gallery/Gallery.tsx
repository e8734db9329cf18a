import { Toaster } from '#renderer/ui/Toaster.tsx';
import { TooltipLayer } from '#renderer/ui/TooltipLayer.tsx';
import { Controls } from './Controls.tsx';
import styles from './Gallery.module.css';
import { EditorSample } from './EditorSample.tsx';
import { FrameSample } from './FrameSample.tsx';
import { Lists } from './Lists.tsx';
import { Marks } from './Marks.tsx';
import { States } from './States.tsx';

/** Every primitive on one page, for looking at while working on them; the product does not bundle it. */
export function Gallery() {
  return (
    <>
      {location.hash === '#editor' ? (
        <EditorSample />
      ) : location.hash === '#frame' ? (
        <FrameSample />
      ) : (
        <main className={styles.page}>
          <div className={styles.tiles}>
            <Controls />
            <Marks />
            <Lists />
            <States />
          </div>
        </main>
      )}
      <Toaster />
      <TooltipLayer />
    </>
  );
}
