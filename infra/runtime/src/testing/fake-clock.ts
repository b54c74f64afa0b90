import type { Clock } from '../clock.ts'

export interface FakeClock extends Clock {
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): void
  set(iso: string): void
}

/** A clock that stands still until it is moved. */
export function fakeClock(iso: string): FakeClock {
  let now = new Date(iso).getTime()
  return Object.assign(() => new Date(now), {
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }) => {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms
    },
    set: (next: string) => {
      now = new Date(next).getTime()
    },
  })
}
