import { clsx } from 'clsx';
import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import { FileRef } from '#renderer/ui/FileName.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { SpecItem, SpecQuestion } from '#shared/spec/specDocument.ts';
import { LINE_NAMES } from '../proposalPlace.ts';
import { openDraft, removeLine } from '../writing.ts';
import { hintsThatFit } from '../wordingHints.ts';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { HintLine } from './HintLine.tsx';
import { MarginButton } from './MarginButton.tsx';
import { DayOf } from './DayOf.tsx';
import { PartText } from './PartText.tsx';
import { sameAround, sameItem } from './sameParts.ts';
import { IdLink, Uses } from './Uses.tsx';

/** One line of a list: a constraint, a decision, something out of scope. */
export const ItemLine = memo(
  function ItemLine({
    item,
    place,
    previous,
    context,
  }: {
    item: SpecItem;
    /** Counted from 1, to name lines without an id. */
    place: number;
    previous: string | null;
    context: DocumentContext;
  }) {
    const { key, id, list } = item;
    const name = id ?? `${upperFirst(LINE_NAMES[list])} ${place}`;
    const isSelected = context.selection === key;
    return (
      <li
        className={clsx(styles.item, id && styles.hasId, isSelected && styles.selected)}
        data-part={key}
        data-stop=""
        aria-current={isSelected || undefined}
        onClick={() => context.onSelect(key)}
      >
        {id && <IdMark id={id} className={styles.gutter} />}
        <CodePlace item={item} context={context} />
        <PartText
          part={item}
          name={id ? `${upperFirst(LINE_NAMES[list])} ${id}` : name}
          decideName={name}
          context={context}
          placeholder={list === 'code' ? 'what it does' : undefined}
          isLine
          onEnter={(before, after) =>
            openDraft({ kind: 'item', list, after: before === '' && after !== '' ? previous : key })
          }
          onEmptied={() => removeLine(key, previous)}
        />
        <ItemMeta item={item} context={context} />
        <Uses of={key} context={context} />
        <span className={styles.margin}>
          <MarginButton name={`Remove ${name}`} icon={Trash2} onClick={() => removeLine(key, previous)} />
        </span>
        {hintsThatFit(context.hints.get(key) ?? [], item.text).map((hint) => (
          <HintLine key={hint.id} hint={hint} part={item} />
        ))}
      </li>
    );
  },
  (a, b) =>
    a.place === b.place &&
    a.previous === b.previous &&
    sameItem(a.item, b.item) &&
    sameAround(a.context, b.context, a.item.key),
);

/** The file a code reference names, to be opened at its line. */
function CodePlace({ item, context }: { item: SpecItem; context: DocumentContext }) {
  const path = wordsOf(item, 'path');
  if (path === undefined) return null;
  const line = 'codeLine' in item && typeof item.codeLine === 'number' ? item.codeLine : undefined;
  const symbol = wordsOf(item, 'symbol');
  return (
    <span className={styles.codePlace}>
      <FileRef
        path={symbol ? `${path}#${symbol}` : path}
        line={line}
        onOpen={() => context.onOpenFile({ path, line: line ?? 1, note: '', symbol: symbol ?? null })}
      />
    </span>
  );
}

/** What stands outside the words: a date, a risk, who an answer is waited for from. */
function ItemMeta({ item, context }: { item: SpecItem; context: DocumentContext }) {
  const date = wordsOf(item, 'date');
  const from = wordsOf(item, 'from');
  const waitsFor = 'waitsFor' in item ? (item as SpecQuestion).waitsFor?.text : undefined;
  const risk = wordsOf(item, 'risk');
  const tag = risk ? `risk: ${risk}` : wordsOf(item, 'kind');
  const notes = [date && <DayOf key="date" date={date} />, waitsFor && `waits for ${waitsFor}`].filter(
    Boolean,
  );
  if (notes.length === 0 && !tag && !from) return null;
  return (
    <span className={styles.meta}>
      {tag && <Tag>{tag}</Tag>} {notes}
      {from && (
        <>
          {notes.length > 0 && ', '}from <IdLink id={from} context={context} />
        </>
      )}
    </span>
  );
}

/** A field that only some lists' lines have. */
function wordsOf(
  item: SpecItem,
  field: 'path' | 'symbol' | 'date' | 'from' | 'risk' | 'kind',
): string | undefined {
  const value: unknown =
    field in item ? Object.entries(item).find(([name]) => name === field)?.[1] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
