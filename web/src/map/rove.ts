export type Direction = 'left' | 'right' | 'up' | 'down'

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The way that a pressed key walks, if it walks. */
export function directionOf(key: string): Direction | undefined {
  return directions[key]
}

interface Place {
  key: string
  x: number
  y: number
}

/** What lies aside of the wanted direction counts this much more than what lies along it. */
const ASIDE_WEIGHT = 2.2

/** The nearest mark in a direction, or null at the edge: arrow keys walk from vat to vat. */
export function nearestInDirection(
  from: Place,
  places: readonly Place[],
  direction: Direction,
): string | null {
  const [dx, dy] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction] as [number, number]
  let best: { key: string; cost: number } | null = null
  for (const place of places) {
    const along = (place.x - from.x) * dx + (place.y - from.y) * dy
    const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx)
    if (place.key === from.key || along <= 0) continue
    const cost = along + ASIDE_WEIGHT * aside
    if (!best || cost < best.cost) best = { key: place.key, cost }
  }
  return best?.key ?? null
}
