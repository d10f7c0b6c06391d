/** An arch with its wire: the sign of the house. */
export function Mark() {
  return (
    <svg aria-hidden viewBox="0 0 24 24" width="22" height="22" className="shrink-0 text-accent">
      <path d="M4 21V11a8 8 0 0 1 16 0v10" fill="none" stroke="currentColor" strokeWidth="2.25" strokeLinecap="round" />
      <path d="M4 14.5h16" fill="none" stroke="currentColor" strokeWidth="1.25" />
      <g fill="currentColor">
        <rect x="7.25" y="12.75" width="3.5" height="3.5" rx="0.75" />
        <rect x="13.25" y="12.75" width="3.5" height="3.5" rx="0.75" />
      </g>
    </svg>
  );
}
