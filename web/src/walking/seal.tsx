export type SealState = 'open' | 'waiting' | 'stamped'

/** A hand sets a seal never quite straight, nor twice the same way. */
const TILTS = [-3, 2, -1, 4, -4, 1, 3, -2]

/** A stamp's mark: cut into the theme's ink when it is there, an empty frame before. Words stand beside it. */
export function Seal({ number, state, size = 52 }: { number: number; state: SealState; size?: number }) {
  const tilt = state === 'stamped' ? TILTS[number % TILTS.length] : 0
  return (
    <svg
      className={`seal seal-${state}`}
      width={size}
      height={size}
      viewBox="0 0 52 52"
      aria-hidden="true"
      focusable="false"
    >
      <g transform={`rotate(${tilt} 26 26)`}>
        <path
          className="seal-stone"
          d="M6.500 5.600 25 4.700 45.600 5.900 47.200 25.500 46 46.300 26.500 47.300 6.200 46.200 4.800 26z"
        />
        <path
          className="seal-rim"
          d="M10.500 10 26 9.400 41.600 10.100 42.600 26 41.900 42 26 42.700 10.200 41.800 9.500 26z"
        />
        <text className="seal-number" x="26" y="34" textAnchor="middle">
          {number}
        </text>
      </g>
    </svg>
  )
}
