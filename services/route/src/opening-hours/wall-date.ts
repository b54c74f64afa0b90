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

const parts = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const
const written: Record<string, unknown> = {}
for (const part of parts) {
  written[`get${part}`] = Date.prototype[`getUTC${part}`]
  if (part !== 'Day') written[`set${part}`] = Date.prototype[`setUTC${part}`]
}
Object.assign(WallDate.prototype, written, { getTimezoneOffset: () => 0 })
