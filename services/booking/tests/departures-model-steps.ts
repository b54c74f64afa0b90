import fc from 'fast-check'

export const DEPARTURES = 5
const PEOPLE = 8

/** What citizens, staff, route and the clock do. `nth` counts what was there before; late: told at some time after the next. */
export type Step =
  | { do: 'reserve'; departure: number; person: number; partySize: number }
  | { do: 'cancel' | 'undo' | 'tell late' | 'tell again' | 'close'; nth: number }
  | { do: 'check in'; nth: number; people: number }
  | { do: 'change party'; nth: number; partySize: number }
  | { do: 'look'; person: number }
  | { do: 'resize'; departure: number; capacity: number; isDecided: boolean; isLate: boolean }
  | { do: 'move'; departure: number; inHours: number; isLate: boolean }
  | { do: 'replace a guide'; departure: number }
  | { do: 'call off'; departure: number; cancel: 'OPERATOR' | 'NO_GUIDE' }
  | { do: 'wait'; minutes: number }

const nth = fc.nat(1_000)
const departure = fc.nat(DEPARTURES - 1)
const isLate = fc.nat(3).map((draw) => draw === 0)
const step = <D extends string, R extends object>(
  weight: number,
  what: D,
  rest: { [K in keyof R]: fc.Arbitrary<R[K]> },
) => ({ weight, arbitrary: fc.record({ do: fc.constant(what), ...rest }) as fc.Arbitrary<{ do: D } & R> })

export const steps: fc.Arbitrary<Step> = fc.oneof(
  step(50, 'reserve', { departure, person: fc.nat(PEOPLE - 1), partySize: fc.integer({ min: 1, max: 7 }) }),
  step(12, 'cancel', { nth }),
  step(20, 'change party', { nth, partySize: fc.integer({ min: 1, max: 8 }) }),
  step(6, 'look', { person: fc.nat(PEOPLE - 1) }),
  step(25, 'check in', { nth, people: fc.integer({ min: 0, max: 6 }) }),
  step(8, 'undo', { nth }),
  step(16, 'resize', { departure, capacity: fc.nat(20), isDecided: fc.boolean(), isLate }),
  step(10, 'move', { departure, inHours: fc.integer({ min: 0, max: 6 }), isLate }),
  step(6, 'replace a guide', { departure }),
  step(2, 'call off', { departure, cancel: fc.constantFrom('OPERATOR', 'NO_GUIDE') }),
  step(6, 'tell late', { nth }),
  step(6, 'tell again', { nth }),
  step(4, 'close', { nth }),
  step(8, 'wait', { minutes: fc.integer({ min: 1, max: 40 }) }),
)
