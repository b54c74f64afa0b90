/** Boxes and points in pixels of the whole map at one zoom, so that a pan changes nothing. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface LabelRequest {
  key: string
  width: number
  height: number
  /** Where the label belongs, the best first. */
  anchors: readonly { x: number; y: number }[]
  /** How far its middle may stand off an anchor, the best first. */
  offsets: readonly { x: number; y: number }[]
  /** How many times it may stand on the map. */
  limit: number
  /** Between two of the same label, in pixels. */
  apart: number
}

export interface PlacedLabel {
  key: string
  /** The label's middle. */
  x: number
  y: number
}

const CELL = 128

/** Gives labels, in order of their importance, places where they cover neither an obstacle nor one another. */
export function placeLabels(requests: readonly LabelRequest[], obstacles: readonly Box[]): PlacedLabel[] {
  const taken = new BoxGrid()
  for (const obstacle of obstacles) taken.add(obstacle)
  return requests.flatMap((request) => {
    const placed: PlacedLabel[] = []
    for (const anchor of request.anchors) {
      if (placed.length >= request.limit) break
      if (placed.some((one) => Math.hypot(one.x - anchor.x, one.y - anchor.y) < request.apart)) continue
      const box = freeBox(request, anchor, taken)
      if (!box) continue
      taken.add(box)
      placed.push({ key: request.key, x: box.x, y: box.y })
    }
    return placed
  })
}

function freeBox(request: LabelRequest, anchor: { x: number; y: number }, taken: BoxGrid): Box | null {
  for (const offset of request.offsets) {
    const box = {
      x: anchor.x + offset.x,
      y: anchor.y + offset.y,
      width: request.width,
      height: request.height,
    }
    if (!taken.covers(box)) return box
  }
  return null
}

/** On the anchor, or in rings around it that grow to `reach`; sideways first, where wide words fit. */
export function aroundOffsets(reach: number): { x: number; y: number }[] {
  const rings = Array.from({ length: Math.floor(reach / 9) }, (_, ring) => (ring + 1) * 9)
  const angles = [90, 270, 0, 180, 45, 135, 225, 315, 67, 113, 247, 293].map(
    (angle) => (angle * Math.PI) / 180,
  )
  return [
    { x: 0, y: 0 },
    ...rings.flatMap((radius) =>
      angles.map((angle) => ({ x: radius * 1.3 * Math.cos(angle), y: radius * Math.sin(angle) })),
    ),
  ]
}

/** Below, right, left or above a mark of this radius. */
export function besideOffsets(width: number, height: number, radius: number): { x: number; y: number }[] {
  const aside = radius + width / 2
  const above = radius + height / 2
  return [
    { x: 0, y: above },
    { x: aside, y: 0 },
    { x: -aside, y: 0 },
    { x: 0, y: -above },
    { x: aside * 0.8, y: above * 0.8 },
    { x: -aside * 0.8, y: above * 0.8 },
  ]
}

/** Boxes by the cells that they touch: hundreds of labels are checked against their neighbours only. */
class BoxGrid {
  #cells = new Map<string, Box[]>()

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell)
      if (boxes) boxes.push(box)
      else this.#cells.set(cell, [box])
    }
  }

  covers(box: Box): boolean {
    return cellsOf(box).some((cell) => this.#cells.get(cell)?.some((other) => touch(box, other)))
  }
}

function cellsOf({ x, y, width, height }: Box): string[] {
  const cells: string[] = []
  for (
    let column = Math.floor((x - width / 2) / CELL);
    column <= Math.floor((x + width / 2) / CELL);
    column += 1
  )
    for (let row = Math.floor((y - height / 2) / CELL); row <= Math.floor((y + height / 2) / CELL); row += 1)
      cells.push(`${column} ${row}`)
  return cells
}

function touch(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height
}
