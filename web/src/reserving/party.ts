/** The most that anybody can reserve for. */
export const PARTY_MAX = 20

/** The party that an address asks for, such as after signing in; null when it asks for none. */
export function readParty(search: string): number | null {
  const party = Number(new URLSearchParams(search).get('party'))
  return Number.isInteger(party) && party >= 1 && party <= PARTY_MAX ? party : null
}
