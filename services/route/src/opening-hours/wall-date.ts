/**
 * A Date whose own fields are those of UTC, whatever the machine's zone. It holds what the clock on a wall shows as if that
 * were UTC, so that reckoning in "local time" is reckoning in the wall's, also in the hours that the machine's zone
 * skips or has twice.
 */
export class WallDate extends Date {
  constructor(...args: number[]) {
    if (args.length < 2) super(...(args as []))
    else super(Date.UTC(...(args as [number, number])))
  }
}

const dayMs = 86_400_000
/** A day that counts as another weekday while `countingAs` runs. */
let counted: { day: number; weekday: number } | undefined

/** Runs `reckon` with the day, in days since 1970, counting as this ISO weekday. */
export function countingAs<T>(day: number, weekday: number, reckon: () => T): T {
  counted = { day, weekday: weekday % 7 }
  try {
    return reckon()
  } finally {
    counted = undefined
  }
}

const parts = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const
const written: Record<string, unknown> = {}
for (const part of parts) {
  written[`get${part}`] = Date.prototype[`getUTC${part}`]
  written[`set${part}`] = Date.prototype[`setUTC${part}`]
}
Object.assign(WallDate.prototype, written, {
  getTimezoneOffset: () => 0,
  getDay(this: Date) {
    return counted?.day === Math.floor(this.getTime() / dayMs) ? counted.weekday : this.getUTCDay()
  },
})
