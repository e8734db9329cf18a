/** The longest side and the most pixels that every browser draws. */
const LONGEST = 16_000;
const MOST = 120_000_000;

/** A picture in SVG as PNG, twice as fine as the screen where that is not too large. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(2, LONGEST / width, LONGEST / height, Math.sqrt(MOST / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Error('The picture is too large to draw.');
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}
