import { clsx } from 'clsx';
import { type CSSProperties, useState } from 'react';
import type { FileSide } from '#shared/review/reviewedFile.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import type { FilesOf } from './filesOf.ts';
import styles from './Picture.module.css';
import { byteWords, sideWords } from './sideWords.ts';
import { usePicture } from './usePicture.ts';
import { useReviewedFile } from './useReviewedFile.ts';

type Picture = Extract<FileSide, { kind: 'picture' }>;

/** What a file that is no text was and is: pictures drawn, anything else in words. */
export function PictureDiff({ source, path }: { source: FilesOf; path: string }) {
  const { whole } = useReviewedFile(source, path, 'picture');
  if (whole.state === 'waiting') return <div className={styles.waiting} aria-busy="true" />;
  if (whole.state === 'refused') return <Notice tone="bad">{whole.problem}</Notice>;
  const { before, after } = whole.file;
  if (before?.kind === 'picture' && after?.kind === 'picture')
    return <TwoPictures path={path} before={before} after={after} />;
  const one = after ?? before;
  if (one?.kind !== 'picture' || (before && after))
    return <p className={styles.words}>{sideWords(before, after)}</p>;
  return (
    <div className={styles.pictures}>
      <OnePicture path={path} side={one} name={after ? 'New' : 'Deleted'} tone={after ? 'came' : 'went'} />
    </div>
  );
}

function TwoPictures({ path, before, after }: { path: string; before: Picture; after: Picture }) {
  const [view, setView] = useState<'beside' | 'swipe'>('beside');
  return (
    <div className={styles.frame}>
      <Segmented
        label={`How ${path} is compared`}
        value={view}
        options={[
          { value: 'beside', label: 'Side by side' },
          { value: 'swipe', label: 'Swipe' },
        ]}
        onChange={setView}
      />
      {view === 'beside' ? (
        <div className={styles.pictures}>
          <OnePicture path={path} side={before} name="Before" tone="went" />
          <OnePicture path={path} side={after} name="Now" tone="came" />
        </div>
      ) : (
        <Swipe path={path} before={before} after={after} />
      )}
    </div>
  );
}

function OnePicture({
  path,
  side,
  name,
  tone,
}: {
  path: string;
  side: Picture;
  name: string;
  tone: 'came' | 'went';
}) {
  const picture = usePicture(side);
  return (
    <figure className={styles.picture}>
      <div className={clsx(styles.ground, styles[tone])}>
        {picture.isBroken ? (
          <p className={styles.words}>This picture cannot be drawn.</p>
        ) : (
          <img {...picture.image} alt={`${path}, ${name.toLowerCase()}`} />
        )}
      </div>
      <figcaption>
        <b>{name}</b> {sizeWords(picture.size, side.bytes)}
      </figcaption>
    </figure>
  );
}

const MIDDLE = 50;

/** The new picture over the old one, up to a line that the slider moves; the arrow keys move it too. */
function Swipe({ path, before, after }: { path: string; before: Picture; after: Picture }) {
  const [part, setPart] = useState(MIDDLE);
  const [was, is] = [usePicture(before), usePicture(after)];
  return (
    <div className={styles.swipe} style={{ '--part': `${part}%` } as CSSProperties}>
      <div className={styles.ground}>
        <div className={styles.stage}>
          <div className={styles.layers}>
            <div className={styles.under}>
              <img {...was.image} alt={`${path}, before`} />
            </div>
            <div className={styles.over}>
              <img {...is.image} alt={`${path}, now`} />
            </div>
            <span className={styles.line} aria-hidden="true" />
          </div>
          <input
            type="range"
            min={0}
            max={100}
            value={part}
            aria-label="Where before ends and now begins"
            aria-valuetext={`${part} % before`}
            onChange={(event) => setPart(event.target.valueAsNumber)}
          />
        </div>
      </div>
      <div className={styles.captions}>
        <span>
          <b>Before</b> {sizeWords(was.size, before.bytes)}
        </span>
        <span>
          <b>Now</b> {sizeWords(is.size, after.bytes)}
        </span>
      </div>
    </div>
  );
}

function sizeWords(size: { readonly width: number; readonly height: number } | null, bytes: number): string {
  return size ? `${size.width} × ${size.height} px, ${byteWords(bytes)}` : byteWords(bytes);
}
