import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { describeBriefError, LARGEST_BRIEF } from '#shared/brief/contract.ts';
import { isFault } from '#shared/contract/isFault.ts';
import { isPicture, nameOf, type Picture, readBase64 } from './readFiles.ts';

/** What a person brings in for a new spec: words from documents, pictures, and a sentence when one cannot be read. */
export function useBrief(onWords: (text: string, name: string) => void): {
  readonly pictures: readonly Picture[];
  readonly isReading: boolean;
  readonly problem: string | undefined;
  readonly bringIn: (files: readonly File[]) => Promise<void>;
  readonly removePicture: (name: string) => void;
} {
  const client = useClient();
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<string>();

  /** A sentence when the file could not be used. */
  async function take(file: File): Promise<string | undefined> {
    const name = nameOf(file);
    const data = await readBase64(file);
    if (data === null) return describeBriefError({ code: 'tooLarge', name });
    if (isPicture(file)) {
      setPictures((before) => withPicture(before, { name, data, url: URL.createObjectURL(file) }));
      return undefined;
    }
    const read = await client.brief.read({ name, data });
    if (read.ok) onWords(read.value.text, name);
    else return isFault(read.error) ? read.error.message : describeBriefError(read.error);
    return undefined;
  }

  return {
    pictures,
    isReading,
    problem: totalOf(pictures) > LARGEST_BRIEF ? TOO_MANY : problem,
    async bringIn(files) {
      setReading(true);
      setProblem(undefined);
      for (const file of files) {
        const failed = await take(file);
        if (failed) setProblem(failed);
      }
      setReading(false);
    },
    removePicture(name) {
      const gone = pictures.find((picture) => picture.name === name);
      if (gone) URL.revokeObjectURL(gone.url);
      setPictures(pictures.filter((picture) => picture !== gone));
    },
  };
}

const TOO_MANY = 'The pictures are larger than 5 MB together. Take some out, or make them smaller.';

function totalOf(pictures: readonly Picture[]): number {
  return pictures.reduce((sum, { data }) => sum + (data.length * 3) / 4, 0);
}

function withPicture(before: readonly Picture[], picture: Picture): readonly Picture[] {
  return [...before.filter(({ name }) => name !== picture.name), picture];
}
