/** The mark: a person beside the lines of a list. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <circle cx="13" cy="12" r="4.6" fill="#fff" />
      <path d="M4.8 25.2c.5-5 3.9-8 8.2-8s7.7 3 8.2 8z" fill="#fff" />
      <path
        d="M22.4 9.2h5.4M23.6 14h4.2M24.8 18.8h3"
        stroke="#fff"
        strokeOpacity="0.7"
        strokeWidth="2.3"
        strokeLinecap="round"
      />
    </svg>
  );
}
