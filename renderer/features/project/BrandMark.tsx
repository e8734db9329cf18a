/** The mark: an open circle with a line that leaves it and arrives. */
export function BrandMark() {
  return (
    <svg
      width="28"
      height="28"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M15.2 7.2a7.2 7.2 0 1 0 0 9.6" />
      <path d="M9.8 12H19" />
      <circle cx="20.2" cy="12" r="2" fill="currentColor" stroke="none" />
    </svg>
  );
}
