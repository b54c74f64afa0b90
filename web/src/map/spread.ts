export interface SpreadPoint {
  key: string
  x: number
  y: number
}

const ROUNDS_MAX = 40

/**
 * By how much each mark stands off its point so that no two are nearer than `apartPx`, as far as a few rounds of pushing
 * bring it. The same points give the same offsets.
 */
export function spread(
  points: readonly SpreadPoint[],
  apartPx: number,
): Map<string, { x: number; y: number }> {
  const moved = points.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < ROUNDS_MAX; round++) {
    if (!pushApart(moved, apartPx)) break
  }
  return new Map(
    points.map(({ key, x, y }, index) => {
      const now = moved[index] ?? { x, y }
      return [key, { x: now.x - x, y: now.y - y }]
    }),
  )
}

/** Once over all pairs; whether any was too near. */
function pushApart(points: { x: number; y: number }[], apartPx: number): boolean {
  let wasNear = false
  for (const [index, one] of points.entries()) {
    for (const [ahead, other] of points.slice(index + 1).entries()) {
      const distance = Math.hypot(other.x - one.x, other.y - one.y)
      if (distance >= apartPx - 0.5) continue
      wasNear = true
      // On one spot there is no direction to push in: each pair takes its own.
      const angle = distance < 0.01 ? index * 2.4 + ahead : Math.atan2(other.y - one.y, other.x - one.x)
      const push = (apartPx - distance) / 2
      one.x -= Math.cos(angle) * push
      one.y -= Math.sin(angle) * push
      other.x += Math.cos(angle) * push
      other.y += Math.sin(angle) * push
    }
  }
  return wasNear
}
