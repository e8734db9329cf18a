import italic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2?url';
import normal from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2?url';
import styles from './Handover.module.css';

/**
 * The page as its reader will see it. No script can run in the frame; same origin only lets the app's own font files
 * stand in for those that the saved page carries inside.
 */
export function HandoverPreview({ html }: { html: string }) {
  return (
    <iframe
      className={styles.preview}
      title="Preview of the page"
      sandbox="allow-same-origin"
      srcDoc={html}
      onLoad={(event) => void lendFonts(event.currentTarget.contentDocument)}
    />
  );
}

/** Given as bytes, because the page's own policy lets it load no font from anywhere. */
async function lendFonts(page: Document | null): Promise<void> {
  const Face = page?.defaultView?.FontFace;
  if (!page || !Face) return;
  for (const [style, url] of Object.entries({ normal, italic })) {
    const bytes = await (await fetch(url)).arrayBuffer();
    page.fonts.add(new Face('Source Serif 4 Variable', bytes, { style, weight: '200 900' }));
  }
}
