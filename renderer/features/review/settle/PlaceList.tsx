import { Circle, CircleCheck } from 'lucide-react';
import { isSettled, type PlaceAnswers, type PlaceToSettle } from '#shared/review/landing/placesToSettle.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { ListRow } from '#renderer/ui/ListRow.tsx';
import text from '#renderer/ui/text.module.css';
import { whereWords } from './placeWords.ts';
import styles from './Settle.module.css';

/** All places, and which of them are settled. */
export function PlaceList({
  places,
  answers,
  current,
  onChoose,
}: {
  places: readonly PlaceToSettle[];
  answers: PlaceAnswers;
  current: string | null;
  onChoose: (key: string) => void;
}) {
  return (
    <nav className={styles.list} aria-label="Places">
      {places.map((place) => {
        const settled = isSettled(place, answers);
        const { path } = place.file;
        return (
          <ListRow
            key={place.key}
            selected={place.key === current}
            mark={
              <span className={settled ? text.good : undefined}>
                <Icon of={settled ? CircleCheck : Circle} name={settled ? 'Settled' : 'Open'} />
              </span>
            }
            label={path.slice(path.lastIndexOf('/') + 1)}
            detail={whereWords(place)}
            onSelect={() => onChoose(place.key)}
          />
        );
      })}
    </nav>
  );
}
