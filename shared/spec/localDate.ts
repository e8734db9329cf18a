/** The calendar day where the person is, as YYYY-MM-DD; `milliseconds` since 1970. */
export function localDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
