import { type RefCallback, type SyntheticEvent, useCallback, useState } from 'react';
import type { FileSide } from '#shared/review/reviewedFile.ts';

interface Picture {
  readonly image: {
    readonly ref: RefCallback<HTMLImageElement>;
    onLoad(event: SyntheticEvent<HTMLImageElement>): void;
    onError(): void;
  };
  /** In px, once it is drawn. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly isBroken: boolean;
}

/** An address for the bytes of a picture, as long as it is shown. An image is never run or followed, an SVG neither. */
export function usePicture({ type, data }: Extract<FileSide, { kind: 'picture' }>): Picture {
  const [size, setSize] = useState<Picture['size']>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const ref = useCallback<RefCallback<HTMLImageElement>>(
    (image) => {
      if (!image) return;
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const address = URL.createObjectURL(new Blob([bytes], { type }));
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [type, data],
  );
  return {
    image: {
      ref,
      onLoad: ({ currentTarget }) =>
        setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight }),
      onError: () => setBroken(data),
    },
    size,
    isBroken: broken === data,
  };
}
