import type { ClashInListFragment, DepartureInListFragment } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { AlternativeWords } from './alternative-words.tsx'
import { DepartureCard } from './departure-card.tsx'
import { departureCardText } from './departure-text.ts'

/** Walks to tap in place of a full one; `search` keeps the party. */
export function DepartureAlternatives({
  departures,
  search,
}: {
  departures: readonly {
    departure: DepartureInListFragment
    clash: ClashInListFragment | null
    suits: boolean
  }[]
  search: string
}) {
  const text = useText(departureCardText)
  return (
    <section className="alternatives">
      <h2>{text.others}</h2>
      <ul>
        {departures.map(({ departure, clash, suits }) => (
          <li key={departure.id}>
            <DepartureCard departure={departure} href={paths.departure(departure.id) + search} showRoute />
            <AlternativeWords clash={clash} suits={suits} />
          </li>
        ))}
      </ul>
    </section>
  )
}
