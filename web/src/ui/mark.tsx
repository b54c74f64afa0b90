/** One line with a round pen on a square field. It stands beside its name, so it is hidden from screen readers. */
export function Mark({
  className,
  path,
  size = 22,
  field = 24,
  pen = 1.7,
  theme,
}: {
  className: string
  path: string
  size?: number | undefined
  /** How many units of the drawing each side of the square has. */
  field?: number
  /** The pen's width in units of the drawing. */
  pen?: number
  theme?: string
}) {
  return (
    <svg
      className={className}
      data-theme={theme}
      width={size}
      height={size}
      viewBox={`0 0 ${field} ${field}`}
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth={pen}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
