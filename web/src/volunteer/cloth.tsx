/** A strip of the village cloth: people who walk hand in hand, left out of the indigo. */
export function Cloth() {
  return (
    <svg className="volunteer-cloth" viewBox="0 0 360 84" aria-hidden="true" focusable="false">
      <rect width="360" height="84" rx="10" />
      <path className="volunteer-cloth-dots" d="M12 12h336M12 72h336" />
      {[60, 120, 180, 240, 300].map((x, index) => (
        <g key={x} transform={`translate(${x} ${index === 2 ? 24 : 28})`}>
          <circle cx="0" cy="0" r={index === 2 ? 6.5 : 5} />
          <path d={index === 2 ? 'M0 8v16M0 24l-7 15M0 24l7 15' : 'M0 7v15M0 22l-6 13M0 22l6 13'} />
        </g>
      ))}
      <path d="M61 38q29 12 58 0M121 38q29 10 58-2M181 36q29 12 58 2M241 38q29 12 58 0" />
    </svg>
  )
}
