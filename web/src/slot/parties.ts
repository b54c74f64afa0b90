import type { PartyOfSlotFragment } from '../api/gen/documents.ts'

export type Party = PartyOfSlotFragment

/** How many people are here, how many are to be counted on, and how many parties nobody has asked yet. */
export function countParties(parties: readonly Party[]): {
  present: number
  expected: number
  waiting: number
} {
  let present = 0
  let expected = 0
  let waiting = 0
  for (const { reservation } of parties) {
    if (reservation.status === 'CANCELLED') continue
    present += reservation.peoplePresent ?? 0
    expected += reservation.peoplePresent ?? reservation.partySize
    if (reservation.peoplePresent === null) waiting += 1
  }
  return { present, expected, waiting }
}

/** Those who are still to come by name, then those who are here; who cancelled is not on the list. */
export function partiesInOrder(parties: readonly Party[], locale: string): Party[] {
  const order = new Intl.Collator(locale)
  const isHere = ({ reservation }: Party) => (reservation.peoplePresent === null ? 0 : 1)
  return parties
    .filter(({ reservation }) => reservation.status !== 'CANCELLED')
    .sort((one, other) => isHere(one) - isHere(other) || order.compare(one.displayName, other.displayName))
}

/** The party whose code was said, however it was typed, and whatever was pasted around it. */
export function partyOfCode(parties: readonly Party[], typed: string): Party | null {
  const said = plainCode(typed)
  return parties.find(({ reservation: { code } }) => code && said.includes(plainCode(code))) ?? null
}

function plainCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
}
