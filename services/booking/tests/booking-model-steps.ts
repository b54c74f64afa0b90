import fc from 'fast-check'

/** What a person does. Slots are numbered among those that are open; `nth` counts what the person did before. */
export type PersonStep =
  | { do: 'reserve' | 'reserve twice at once'; slot: number; partySize: number }
  | { do: 'ask again' | 'ask otherwise under the same key'; nth: number }
  | { do: 'cancel' | 'cancel again' | 'cancel another’s'; nth: number }
  | { do: 'change party'; nth: number; partySize: number }
  | { do: 'change again'; nth: number }
  | { do: 'sign in'; nth: number }

/** What becomes of a session; times in hours from now. */
export type SessionStep =
  | { do: 'publish' }
  | { do: 'resize'; slot: number; capacity: number }
  | { do: 'move'; slot: number; startsIn: number }
  | { do: 'cancel' | 'tell an old fact'; slot: number }

export const OPEN_SLOTS = 12

const nth = fc.nat(1_000)
const slot = fc.nat(OPEN_SLOTS - 1)
const wish = {
  slot,
  partySize: fc.oneof(
    { weight: 90, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 6, arbitrary: fc.constant(5) },
    { weight: 4, arbitrary: fc.constantFrom(-1, 0, 21, 1_000_000_000) },
  ),
}
const step = <D extends string, R extends object>(what: D, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
  fc.record({ do: fc.constant(what), ...rest }) as fc.Arbitrary<{ do: D } & R>

export const personStep: fc.Arbitrary<PersonStep> = fc.oneof(
  { weight: 55, arbitrary: step('reserve', wish) },
  { weight: 4, arbitrary: step('reserve twice at once', wish) },
  { weight: 12, arbitrary: step('ask again', { nth }) },
  { weight: 2, arbitrary: step('ask otherwise under the same key', { nth }) },
  { weight: 24, arbitrary: step('cancel', { nth }) },
  { weight: 4, arbitrary: step('cancel again', { nth }) },
  { weight: 1, arbitrary: step('cancel another’s', { nth }) },
  { weight: 14, arbitrary: step('change party', { nth, partySize: wish.partySize }) },
  { weight: 3, arbitrary: step('change again', { nth }) },
  { weight: 2, arbitrary: step('sign in', { nth }) },
)

export const sessionStep: fc.Arbitrary<SessionStep> = fc.oneof(
  { weight: 4, arbitrary: step('resize', { slot, capacity: fc.integer({ min: 0, max: 14 }) }) },
  { weight: 3, arbitrary: step('move', { slot, startsIn: fc.integer({ min: 2, max: 9 }) }) },
  { weight: 2, arbitrary: step('tell an old fact', { slot }) },
  { weight: 1, arbitrary: step('cancel', { slot }) },
  { weight: 1, arbitrary: step('publish', {}) },
)
