/** A piece of HTML that is safe to put into a page as it is. */
export interface Html {
  readonly html: string;
}

type Value = Html | string | number | null | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Builds HTML from a template; whatever is put in is text, unless it was built so itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return {
    html: parts
      .map((part, index) => part + (index < values.length ? write(values[index] ?? null) : ''))
      .join(''),
  };
}

function write(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number')
    return String(value).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
  if ('html' in value) return value.html;
  return value.map((one) => one.html).join('');
}
